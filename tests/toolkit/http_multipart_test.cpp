// SPDX-License-Identifier: MIT
#include "toolkit/http/multipart.h"

#include <string>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

constexpr std::string_view kDisposition = "Content-Disposition: form-data; name=";

/// One part with its delimiter, as it stands in a body.
std::string part(const std::string& head, const std::string& content) {
  return "--b\r\n" + head + "\r\n\r\n" + content + "\r\n";
}
std::string text(const std::string& name, const std::string& content) {
  return part(std::string(kDisposition) + '"' + name + '"', content);
}
std::string file(const std::string& content, const std::string& more = "") {
  return part(std::string(kDisposition) + "\"file\"; filename=\"x.csv\"" + more, content);
}
const std::string kEnd = "--b--\r\n";

/// "name=value|name=value|<file>", or "refused".
std::string dump(const std::string& body, std::string_view boundary = "b") {
  const auto form = parse_multipart(boundary, body);
  if (!form) return "refused";
  std::string dumped;
  for (const auto& [name, value] : form->fields.pairs()) dumped += name + '=' + value + '|';
  return dumped + '<' + form->file.value_or("none") + '>';
}

TEST(Multipart, ReadsWhatBrowsersSend) {
  const std::string chromium =
      "------WebKitFormBoundaryx1\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
      "------WebKitFormBoundaryx1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"My \xc3\xa9 "
      "%22list%22.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\nname\r\nAna\r\n\r\n------WebKitFormBoundaryx1--\r\n";
  EXPECT_EQ(dump(chromium, "----WebKitFormBoundaryx1"), "csrf=abc|<name\r\nAna\r\n>");
  const std::string firefox =
      "-----------------------------735\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n"
      "Content-Type: application/octet-stream\r\n\r\n\r\n-----------------------------735--\r\n";
  EXPECT_EQ(dump(firefox, "---------------------------735"), "<>");
}

TEST(Multipart, KeepsAFileByteForByte) {
  for (const auto& content :
       {std::string(), std::string("\r\n"), std::string("a\r\n--"), std::string("\r\n-b"), std::string("\n--b\n"),
        std::string("\r--b\r"), std::string("a\0b", 3), std::string("\r\n--c--\r\n"), std::string(1 << 20, '\r')}) {
    EXPECT_EQ(dump(text("a", "1") + file(content) + kEnd), "a=1|<" + content + ">");
  }
}

TEST(Multipart, TakesTextsBeforeAndAfterTheFile) {
  EXPECT_EQ(dump(text("a", "") + file("f") + text("c", "x\r\ny") + kEnd), "a=|c=x\r\ny|<f>");
  EXPECT_EQ(dump(file("f") + "--b--"), "<f>") << "the last line end may be missing";
}

TEST(Multipart, RefusesWhatIsBroken) {
  const std::string ok = file("f");
  const std::string disposition(kDisposition);
  const std::pair<const char*, std::string> kBroken[] = {
      {"nothing", ""},
      {"only the end", kEnd},
      {"no end", ok},
      {"half an end", ok + "--b-"},
      {"end of another boundary", ok + "--c--\r\n"},
      {"cut inside the file", ok.substr(0, ok.size() - 2)},
      {"cut inside a head", "--b\r\n" + disposition},
      {"a preamble", "x\r\n" + ok + kEnd},
      {"an empty line first", "\r\n" + ok + kEnd},
      {"an epilogue", ok + kEnd + "x"},
      {"two line ends last", ok + kEnd + "\r\n"},
      {"a line feed last", ok + "--b--\n"},
      {"a space after a boundary", "--b \r\n" + ok.substr(5) + kEnd},
      {"a tab after the last boundary", ok + "--b--\t\r\n"},
      {"a longer boundary inside", file("x\r\n--bc") + kEnd},
      {"a boundary first in a file", file("--b") + kEnd},
      {"a boundary inside that goes on", file("x\r\n--b y") + kEnd},
      {"something after the end inside", file("x\r\n--b--y") + kEnd},
      {"line feeds alone", "--b\n" + disposition + "\"file\"; filename=\"x\"\n\nf\n--b--\n"},
      {"a head with line feeds", part(disposition + "\"file\"; filename=\"x\"\nX: y", "f") + kEnd},
      {"a carriage return in a head", part(disposition + "\"file\"; filename=\"x\r\"", "f") + kEnd},
      {"a NUL in a head", part(disposition + std::string("\"file\"; filename=\"x\0\"", 21), "f") + kEnd},
      {"no head", "--b\r\n\r\nf\r\n" + kEnd},
      {"no empty line after the head", "--b\r\n" + disposition + "\"file\"; filename=\"x\"\r\n" + kEnd},
      {"a head too long", file("f", "\r\nContent-Type: " + std::string(1024, 'a')) + kEnd},
      {"a folded head", file("f", ";\r\n x=y") + kEnd},
      {"a space before the colon", part("Content-Disposition : form-data; name=\"file\"; filename=\"x\"", "f") + kEnd},
      {"no space after the colon", part("Content-Disposition:form-data; name=\"file\"; filename=\"x\"", "f") + kEnd},
      {"an attachment", part("Content-Disposition: attachment; filename=\"x\"", "f") + kEnd},
      {"a name without quotes", part("Content-Disposition: form-data; name=file; filename=x", "f") + kEnd},
      {"an empty name", part(disposition + "\"\"; filename=\"x\"", "f") + kEnd},
      {"a strange name", part(disposition + "\"fi le\"; filename=\"x\"", "f") + kEnd},
      {"a name that does not end", part(disposition + "\"file", "f") + kEnd},
      {"a file name that does not end", part(disposition + "\"file\"; filename=\"", "f") + kEnd},
      {"two file names", part(disposition + "\"file\"; filename=\"x\"; filename=\"y\"", "f") + kEnd},
      {"an extended file name", part(disposition + "\"file\"; filename*=UTF-8''x", "f") + kEnd},
      {"a file name first", part("Content-Disposition: form-data; filename=\"x\"; name=\"file\"", "f") + kEnd},
      {"another parameter", part(disposition + "\"file\"; size=\"1\"", "f") + kEnd},
      {"two dispositions", file("f", "\r\n" + disposition + "\"other\"") + kEnd},
      {"two types", file("f", "\r\nContent-Type: a/b\r\nContent-Type: a/b") + kEnd},
      {"an empty type", file("f", "\r\nContent-Type: ") + kEnd},
      {"nested parts", file("f", "\r\nContent-Type: multipart/mixed; boundary=c") + kEnd},
      {"nested parts in capitals", file("f", "\r\nContent-Type: MULTIPART/MIXED; boundary=c") + kEnd},
      {"a transfer encoding", file("f", "\r\nContent-Transfer-Encoding: base64") + kEnd},
      {"another header", file("f", "\r\nX-Y: z") + kEnd},
      {"a text with a type", part(disposition + "\"a\"\r\nContent-Type: text/plain", "1") + ok + kEnd},
      {"no file", text("a", "1") + kEnd},
      {"two files", ok + part(disposition + "\"other\"; filename=\"y\"", "g") + kEnd},
      {"a name twice", text("a", "1") + text("a", "2") + ok + kEnd},
      {"a text that is called as the file", ok + text("file", "1") + kEnd},
      {"a text too long", text("a", std::string(kMaxPartText + 1, 'a')) + ok + kEnd},
      {"a text with NUL", text("a", std::string("1\0", 2)) + ok + kEnd},
  };
  for (const auto& [defect, body] : kBroken) EXPECT_EQ(dump(body), "refused") << defect;
}

TEST(Multipart, RefusesMorePartsThanAFormHas) {
  std::string texts;
  for (std::size_t i = 1; i < kMaxParts; ++i) texts += text("a" + std::to_string(i), "1");
  EXPECT_NE(dump(texts + file("f") + kEnd), "refused");
  EXPECT_EQ(dump(texts + text("b", "1") + file("f") + kEnd), "refused");
}

TEST(Multipart, RefusesEveryBodyThatIsCutOff) {
  const auto body = text("a", "1") + file("name\r\nAna\r\n") + kEnd;
  for (std::size_t size = 0; size + 2 < body.size(); ++size) EXPECT_EQ(dump(body.substr(0, size)), "refused") << size;
}

/// A small fuzzer without chance: every byte of a good body exchanged for each that means something.
TEST(Multipart, IsReadTheOneWayOrRefusedWhateverByteIsChanged) {
  const auto body = text("a", "1") + file("f\r\n", "\r\nContent-Type: text/csv") + kEnd;
  for (std::size_t at = 0; at < body.size(); ++at) {
    for (const char c : {'\0', '\r', '\n', '-', '"', ';', ':', 'b', ' ', '\x7f', '\xff'}) {
      auto changed = body;
      changed[at] = c;
      const auto form = parse_multipart("b", changed);
      if (!form) continue;
      ASSERT_EQ(form->fields.pairs().size(), 1U) << at;
      EXPECT_LE(form->file->size(), 4U) << at;
    }
  }
}

TEST(Multipart, TakesItsTimeOnceForABodyFullOfNearlyBoundaries) {
  const std::string boundary(70, '-');
  std::string content;
  while (content.size() < (1 << 20)) content += "\r\n--" + std::string(69, '-') + '\r';
  const auto body = "--" + boundary + "\r\n" + std::string(kDisposition) + "\"file\"; filename=\"x\"\r\n\r\n" +
                    content + "\r\n--" + boundary + "--";
  EXPECT_EQ(parse_multipart(boundary, body)->file, content);
}

TEST(MultipartBoundary, IsTheOnlyParameterAndPlain) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=a-B_9"), "a-B_9");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; Boundary=a"), "a");
  EXPECT_TRUE(multipart_boundary("multipart/form-data; boundary=" + std::string(70, 'a')));
  for (const std::string type :
       {"", "multipart/form-data", "multipart/form-data;boundary=a",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=\"a\"", "multipart/form-data; boundary=a b",
        "multipart/form-data; boundary=a;", "multipart/form-data; boundary=a; charset=utf-8",
        "multipart/form-data; charset=utf-8; boundary=a", "multipart/form-data; boundary=a; boundary=b",
        "multipart/form-data; boundary=a,", "multipart/mixed; boundary=a", "multipart/form-data; boundary=\xc3\xa9",
        "text/plain; multipart/form-data; boundary=a"}) {
    EXPECT_FALSE(multipart_boundary(type)) << type;
  }
  EXPECT_FALSE(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
}

}  // namespace
}  // namespace toolkit::http
