// SPDX-License-Identifier: MIT
#include "toolkit/demo.h"

#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "printed.h"
#include "toolkit/command_line.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

/// What the demo says, and every file it made with its bytes. Made once for all tests, because it takes a while.
struct Demo {
  TemporaryFolder folder;
  std::string said;
  std::map<std::string, std::string> files;

  Demo() {
    std::ostringstream out;
    EXPECT_EQ(make_demo(folder.path(), {out, out}), kDone);
    said = out.str();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
      if (!entry.is_regular_file()) continue;
      files[std::filesystem::relative(entry.path(), folder.path())] = test::contents(entry.path());
    }
  }
};

const Demo& demo() {
  static const Demo kMade;
  return kMade;
}

TEST(Demo, MakesThePapersThatEachCoupleMayHave) {
  const std::pair<const char*, std::vector<const char*>> rows[] = {
      {"V1", {"H01", "H02", "H03-C", "H03-P", "H04", "H05", "H06", "H07", "H08", "H10", "S01",
              "C01", "C02", "L01",   "L02",   "F02", "F04", "F05", "F06", "N01", "N02", "N03"}},
      {"V4", {"H01", "H02", "H03-C", "H03-P", "H04", "H05", "H06", "H07", "H08", "H10", "S01",
              "C01", "C02", "L01",   "F02",   "F04", "F05", "F06", "N01", "N02", "N03"}},
      {"V6", {"F02", "F04", "F06", "N01", "N02", "N03"}},
      {"V8", {"H04", "H05", "H07", "H08", "H09", "S01", "F02", "F04", "F06", "N01", "N02", "N03"}},
      {"V9", {"H01", "H02", "H03-C", "H03-P", "H04", "H05", "H06", "H07", "H08", "H09", "H10",
              "S01", "C01", "L01",   "L03",   "F02", "F04", "F05", "F06", "N01", "N02", "N03"}}};
  std::size_t made = 1;
  for (const auto& [couple, codes] : rows) {
    made += codes.size();
    for (const auto* code : codes)
      EXPECT_TRUE(demo().files.contains(std::string(couple) + "/" + code + ".pdf")) << couple << code;
  }
  EXPECT_EQ(demo().files.size(), made);
  EXPECT_THAT(demo().said, testing::StartsWith(std::to_string(made - 1) + " documents"));
}

TEST(Demo, MakesTheSameBytesTwice) {
  const Demo again;
  EXPECT_EQ(again.files, demo().files);
}

TEST(Demo, MakesFilesThatOtherReadersFindNoFaultWith) {
  for (const auto& [file, bytes] : demo().files) {
    if (!file.ends_with(".pdf")) continue;
    EXPECT_EQ(test::faults_of(demo().folder.path() / file), "") << file;
  }
}

TEST(Demo, PrintsEveryNameExactly) {
  const struct {
    const char* file;
    const char* client;
    const char* partner;
  } rows[] = {{"V1/L02.pdf", "María-José Fernández de la Cruz-Etxeberria", "Iñaki Etxeberria-Muñoz"},
              {"V4/L01.pdf", "Marcus Washington Jr.", "DeShawn Bell"},
              {"V9/L01.pdf", "Björn-Åke Lindström-Þórsdóttir", "Hélène Lefèvre-Saint-Exupéry"}};
  for (const auto& [file, client, partner] : rows) {
    const auto text = test::output_of("pdftotext % - | tr '\\n' ' '", demo().folder.path() / file);
    EXPECT_THAT(text, AllOf(HasSubstr(client), HasSubstr(partner))) << file;
  }
}

TEST(Demo, SaysOnOnePageWhatIsHeldAndWhy) {
  const auto& page = demo().files.at("index.html");
  EXPECT_THAT(page, AllOf(HasSubstr("<a href=\"V1/L02.pdf\">"), Not(HasSubstr("<a href=\"V6/L")),
                          HasSubstr("Held</span>"), HasSubstr("G-05"), HasSubstr("Kaʻiulani Kealoha-Schwarzenberger")));
  for (const auto& [file, bytes] : demo().files) {
    if (!file.ends_with(".pdf")) continue;
    EXPECT_THAT(page, HasSubstr("href=\"" + file + '"'));
  }
}

}  // namespace
}  // namespace toolkit
