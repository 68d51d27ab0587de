// SPDX-License-Identifier: MIT
#include "toolkit/exchange/incoming_clients.h"

#include <cstdint>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/validation.h"

namespace toolkit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// "2:name with partner (couple)" for what may come in, "bad 3" for what may not.
std::string dump(const IncomingClients& incoming) {
  std::string text;
  const auto separate = [&] { text += text.empty() ? "" : " / "; };
  for (const auto& client : incoming.clients) {
    separate();
    text += std::to_string(client.line) + ":" + client.name;
    if (!client.partner.name.empty()) text += " with " + client.partner.name;
    if (client.is_couple) text += " (couple)";
  }
  for (const auto& problem : incoming.refused) {
    separate();
    text += "bad " + std::to_string(problem.line);
  }
  return text;
}

TEST(IncomingClients, ReadsOurOwnColumnsInAnyOrderAndCase) {
  const auto incoming = read_incoming_clients(
      "Partner_Name,NAME,pronouns,language,partner called,partner_pronouns,partner_language\n"
      "Iñaki Etxeberria-Muñoz,  María-José Fernández ,She/Her,spanish,husband,he/him,eu\n");
  IncomingClient expected{2, "María-José Fernández", "she", "es-US", {}, false};
  expected.partner = {"Iñaki Etxeberria-Muñoz", "husband", "he", "eu"};
  EXPECT_THAT(incoming.clients, ElementsAre(expected));
  EXPECT_THAT(incoming.refused, IsEmpty());
  EXPECT_THAT(incoming.not_kept, IsEmpty());
}

TEST(IncomingClients, ReadsTheColumnsOfSimplePractice) {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{"Legal first name*,Legal last name*,What name do they go by?\nMaria,de la Cruz,\nWilliam,Bell,DeShawn\n",
               "2:Maria de la Cruz / 3:DeShawn Bell"},
              {"First Name,Last Name,Suffix,Preferred Name\nMarcus,Washington,Jr.,\n", "2:Marcus Washington Jr."},
              {"Client,Client Type\nPriya Raghunathan,Adult\nAna and Bo,Couple\nAna & Bo,Couple\nAna & Bo,Adult\n",
               "2:Priya Raghunathan / 3:Ana and Bo (couple) / 4:Ana & Bo (couple) / 5:Ana & Bo (couple)"},
              {"Client\nAnand Anderson\n", "2:Anand Anderson"},
              {"Client,Partner\nAna,Bo\n", "2:Ana with Bo"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_incoming_clients(text)), expected) << text;
}

TEST(IncomingClients, SaysOnceWhichColumnsItDoesNotKeep) {
  const auto incoming = read_incoming_clients("Client,Phone,Last name,Phone,\nAna,1,2,3,4\nBo,1,2,3,4\n");
  EXPECT_THAT(incoming.not_kept, ElementsAre("Phone", "Last name"));
}

TEST(IncomingClients, RefusesALineThatCannotBeAClient) {
  const std::string head = "name,language,partner_name,pronouns\n";
  const std::string long_name(121, 'x');
  const struct {
    std::string line;
    std::string expected;
  } rows[] = {{" ,,,\n", "bad 2"},
              {long_name + ",,,\n", "bad 2"},
              {"Ana,," + long_name + ",\n", "bad 2"},
              {"\"A\nna\",,,\n", "bad 2"},
              {"Ana,Basque,,\n", "bad 2"},
              {"Ana,es_US,,\n", "bad 2"},
              {"Ana,e,,\n", "bad 2"},
              {"Ana,es-,,\n", "bad 2"},
              {"Ana,,," + std::string(61, 'x') + "\n", "bad 2"},
              {"Ana,zh-Hant-TW,,\n", "2:Ana"},
              {std::string(120, 'x') + ",,,\n", "2:" + std::string(120, 'x')}};
  for (const auto& [line, expected] : rows) EXPECT_EQ(dump(read_incoming_clients(head + line)), expected) << line;
}

TEST(IncomingClients, RefusesAListThatItCannotUnderstand) {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{"", "bad 1"},
              {"name;partner\nAna;Bo\n", "bad 1"},
              {"Ana,Bo\nPriya,Vikram\n", "bad 1"},
              {"name,Client\nAna,Ana\n", "bad 1"},
              {"name,partner_name\nAna\n", "bad 2"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(read_incoming_clients(text)), expected) << text;
}

TEST(IncomingClients, ReadsContactCards) {
  const auto incoming = read_incoming_clients(
      "BEGIN:VCARD\nVERSION:3.0\nFN:María-José\nTEL:1\nEND:VCARD\n"
      "BEGIN:VCARD\nVERSION:4.0\nFN:Ana & Bo\nTEL:2\nRELATED;TYPE=spouse;VALUE=text:Bo\nEND:VCARD\n"
      "BEGIN:VCARD\nVERSION:4.0\nFN:Priya\nLANG:not a code\nEND:VCARD\n"
      "BEGIN:VCARD\nVERSION:2.1\nFN:Vikram\nEND:VCARD\n");
  EXPECT_EQ(dump(incoming), "1:María-José / 6:Ana & Bo with Bo (couple) / bad 12 / bad 17");
  EXPECT_THAT(incoming.not_kept, ElementsAre("TEL"));
}

/// The next of a fixed row of numbers that look random (Numerical Recipes).
std::size_t next_number(std::uint32_t& state) {
  state = state * 1664525U + 1013904223U;
  return state >> 8U;
}

/// Puts, takes away or changes one byte at a time, until nothing of the file is left to trust.
TEST(IncomingClients, TakesBrokenFilesWithoutBreaking) {
  const std::string files[] = {
      "name,partner_name,language\r\n\"Ana, \"\"A\"\"\",'=Bo,es-US\r\nMaría & José,\"one\r\ntwo\",\r\n",
      "BEGIN:VCARD\r\nVERSION:4.0\r\nitem1.FN;X=\"a:b\":Mar\r\n ía\\, J\r\nRELATED;TYPE=spouse;VALUE=text:Bo\r\n"
      "END:VCARD\r\n"};
  const std::string bytes = std::string("\",\r\n\\:;='\xFF\xC3\x80&", 14) + '\0';
  std::uint32_t state = 20261123;
  for (const auto& file : files) {
    for (int round = 0; round < 500; ++round) {
      auto broken = file;
      for (int change = 0; change < 20; ++change) {
        const auto at = next_number(state) % broken.size();
        const auto byte = bytes[next_number(state) % bytes.size()];
        broken.replace(at, next_number(state) % 2, next_number(state) % 2, byte);
        if (broken.empty()) broken = file;
        for (const auto& client : read_incoming_clients(broken).clients) {
          ASSERT_FALSE(client.name.empty());
          ASSERT_FALSE(forms::find_invalid_utf8(client.name + client.partner.name));
          ASSERT_EQ(client.name.find_first_of("\r\n"), std::string::npos);
        }
      }
    }
  }
}

TEST(IncomingClients, NeverRepeatsANameInASentence) {
  for (const std::string text : {"name,language\nneedle,needle\n", "needle,needle\n", "name\n\"needle\nneedle\"\n"}) {
    const auto incoming = read_incoming_clients(text);
    ASSERT_EQ(incoming.refused.size(), 1U);
    EXPECT_THAT(incoming.refused[0].sentence, Not(HasSubstr("needle")));
  }
}

}  // namespace
}  // namespace toolkit
