// SPDX-License-Identifier: MIT
#include "toolkit/exchange/vcard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string dump(const ReadVcards& read) {
  std::string text;
  const auto separate = [&] { text += text.empty() ? "" : " / "; };
  for (const auto& card : read.cards) {
    separate();
    text += std::to_string(card.line) + ":" + card.name;
    for (const auto& part : {card.uid, card.revised, card.language, card.partner}) text += "|" + part;
  }
  for (const auto& problem : read.problems) {
    separate();
    text += "bad " + std::to_string(problem.line);
  }
  return text;
}

std::string card(const std::string& lines, const std::string& version = "4.0") {
  return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n";
}

TEST(Vcard, ReadsWhatAClientsRecordKeeps) {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{card("FN:Ana\r\n"), "1:Ana||||"},
              {card("N:Ruiz;Ana;;;\r\nFN:Ana Ruiz\r\n", "3.0"), "1:Ana Ruiz||||"},
              {card("FN:Ana\\, Ruiz\r\nUID:urn:uuid:1\r\nREV:20261123T140200Z\r\nLANG;PREF=1:es\r\nLANG:en\r\n"),
               "1:Ana, Ruiz|urn:uuid:1|20261123T140200Z|es|"},
              {card("FN:Ana\r\nRELATED;TYPE=spouse;VALUE=text:Iñaki\r\n"), "1:Ana||||Iñaki"},
              {card("FN:Ana\r\nRELATED;TYPE=spouse:urn:uuid:2\r\n"), "1:Ana||||"},
              {card("FN:Ana\r\nRELATED;TYPE=friend;VALUE=text:Iñaki\r\n"), "1:Ana||||"},
              {card("item1.FN;CHARSET=UTF-8:María-Jo\r\n sé\r\n"), "1:María-José||||"},
              {"\xEF\xBB\xBF" + card("FN:Ana\r\n") + "\r\n" + card("FN:Bo\r\n"), "1:Ana|||| / 6:Bo||||"},
              {"begin:vcard\nversion:4.0\nfn:Ana\nend:vcard", "1:Ana||||"},
              {"", ""}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_vcards(text)), expected) << text;
}

TEST(Vcard, RefusesACardWithItsLineAndReadsTheOthers) {
  const auto good = card("FN:Bo\r\n");  // four lines
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{card("FN:Ana\r\n", "2.1") + good, "5:Bo|||| / bad 1"},
              {card("") + good, "4:Bo|||| / bad 1"},
              {card("FN: \r\n") + good, "5:Bo|||| / bad 1"},
              {card("FN;CHARSET=ISO-8859-1:Ana\r\n") + good, "5:Bo|||| / bad 3"},
              {card("FN;ENCODING=QUOTED-PRINTABLE:Ana\r\n") + good, "5:Bo|||| / bad 3"},
              {card("no colon\r\nnor here\r\nFN:Ana\r\n") + good, "7:Bo|||| / bad 3"},
              {"BEGIN:VCARD\r\nFN:Ana\r\n" + good, "3:Bo|||| / bad 1"},
              {good + "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ana\r\n", "1:Bo|||| / bad 5"},
              {"FN:Ana\r\n" + good, "2:Bo|||| / bad 1"},
              {"name,partner\r\nAna,Bo\r\n", "bad 1 / bad 2"},
              {card("FN:An\xFF\r\n") + good, "bad 3"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_vcards(text)), expected) << text;
}

TEST(Vcard, NamesOnceWhatItDoesNotKeep) {
  const auto read = read_vcards(card("N:;Ana;;;\r\nFN:Ana\r\nFN:Anita\r\nTEL:1\r\ntel:2\r\nEMAIL:a@example.org\r\n"));
  ASSERT_EQ(read.cards.size(), 1U);
  EXPECT_THAT(read.cards[0].not_kept, ElementsAre("FN", "TEL", "EMAIL"));
}

TEST(Vcard, NeverRepeatsWhatStandsInTheFile) {
  for (const auto& text : {card("needle\r\n"), card("NOTE;CHARSET=needle:needle\r\n"), std::string("needle:needle")}) {
    const auto read = read_vcards(text);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_THAT(read.problems[0].sentence, Not(HasSubstr("needle")));
  }
}

TEST(Vcard, RefusesAFileThatIsTooLarge) {
  auto largest = card("FN:Ana\r\nPHOTO:\r\n");
  largest.insert(largest.find("PHOTO:") + 6, kLargestVcardFile - largest.size(), 'A');
  EXPECT_EQ(dump(read_vcards(largest)), "1:Ana||||");
  EXPECT_THAT(read_vcards(largest + "\n").problems.at(0).sentence, HasSubstr("20 MB"));
}

TEST(Vcard, WritesACardThatItReadsBack) {
  const Vcard ana{1,
                  "María-José Fernández de la Cruz-Etxeberria, “MJ”; \\ of the long and many-parted name",
                  "urn:uuid:1",
                  "20261123T140200Z",
                  "es-US",
                  "Iñaki; the other",
                  {}};
  const auto told = read_vcards(write_vcard(ana, RelatedPartner::Tell));
  ASSERT_THAT(told.problems, IsEmpty());
  EXPECT_THAT(told.cards, ElementsAre(ana));
  const auto alone = read_vcards(write_vcard(ana, RelatedPartner::LeaveOut));
  EXPECT_EQ(alone.cards.at(0).partner, "");
}

TEST(Vcard, LeavesThePartnerOutUnlessAsked) {
  const Vcard ana{1, "Ana", "urn:uuid:1", "", "", "Iñaki", {}};
  EXPECT_EQ(write_vcard(ana, RelatedPartner::LeaveOut),
            "BEGIN:VCARD\r\nVERSION:4.0\r\nN:;Ana;;;\r\nFN:Ana\r\nUID:urn:uuid:1\r\nEND:VCARD\r\n");
  EXPECT_THAT(write_vcard(ana, RelatedPartner::Tell), HasSubstr("RELATED;TYPE=spouse;VALUE=text:Iñaki\r\n"));
}

}  // namespace
}  // namespace toolkit
