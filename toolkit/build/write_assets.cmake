# Run by embed_files: writes OUT/assets.h and OUT/assets.cpp for the FILES of FOLDER.
set(entries "")
foreach(file IN LISTS FILES)
  file(READ ${FOLDER}/${file} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${hex}")
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(APPEND entries "    {\"${file}\", std::string_view(\"${bytes}\", ${size})},\n")
endforeach()
file(WRITE ${OUT}/assets.h "// Generated from the text files of ${NAMESPACE}/.
#pragma once

#include <span>
#include <string_view>

namespace ${NAMESPACE} {
struct Asset {
  std::string_view path;
  std::string_view text;
};
std::span<const Asset> assets();
std::string_view asset(std::string_view path);
}  // namespace ${NAMESPACE}
")
file(WRITE ${OUT}/assets.cpp "// Generated from the text files of ${NAMESPACE}/.
#include \"${NAMESPACE}/assets.h\"

#include <cassert>

namespace ${NAMESPACE} {
namespace {
constexpr Asset kAssets[] = {
${entries}};
}  // namespace

std::span<const Asset> assets() { return kAssets; }

std::string_view asset(std::string_view path) {
  for (const auto& candidate : kAssets) {
    if (candidate.path == path) return candidate.text;
  }
  assert(!\"no text file of this name was embedded\");
  return {};
}
}  // namespace ${NAMESPACE}
")
