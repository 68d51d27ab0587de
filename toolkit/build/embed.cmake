# embed_files(TARGET NAMESPACE FILE...) compiles text files (schemas, questionnaires, handouts, pages) into TARGET, so that the
# program is one file and nothing of it can be missing or exchanged at run time. The generated "NAMESPACE/assets.h" declares
#   struct Asset { std::string_view path; std::string_view text; };      paths as given here, text as in the file
#   std::span<const Asset> assets();                                     in the order given here
#   std::string_view asset(std::string_view path);                       asserts that there is one
function(embed_files target namespace)
  set(out ${CMAKE_BINARY_DIR}/embedded/${namespace})
  set(script ${CMAKE_SOURCE_DIR}/toolkit/build/write_assets.cmake)
  add_custom_command(
    OUTPUT ${out}/assets.cpp ${out}/assets.h
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAMESPACE=${namespace} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${ARGN}"
            -P ${script}
    DEPENDS ${ARGN} ${script}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    COMMENT "Embedding the text files of ${namespace}/"
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/assets.cpp ${out}/assets.h)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/embedded)
endfunction()
