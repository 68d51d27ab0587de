// SPDX-License-Identifier: MIT
#include "random_couples.h"

#include "cases.h"

namespace handouts {
namespace {

constexpr const char* kParts[] = {"María-José", "Nguyễn",         "Þórunn",  "Ελένη",    "Ольга",       "יעל",
                                  "أمل",        "山田",           "花子",    "김민준",   "王小明",      "やまだ",
                                  "O’Neill",    "Lefèvre-Dvořák", "x\u0302", "Ka-ka-ka", "Ng",          "Kaʻiulani",
                                  "Ẹ̀ṣọ́",        "בן־דוד",         "محمد",    "*Star*_",  "d'Arc & Sons"};
constexpr const char* kPronouns[] = {"", "she/her", "he/him", "they/them", "xe/xem", "ella"};
constexpr const char* kHopes[] = {
    "",
    "to talk",
    "that we laugh again.",
    "que volvamos a reír",
    "that we sit down together again, without the clock, and find out what the two of us want from the years ahead of "
    "us, here in Houston, and with your mother, who is 83, in the next room\nand the dog",
    "# 1. not a list\n- no\n* no\n> `no` [no](no) <b>no</b> &amp; {{no}} \\"};
constexpr const char* kReasons[] = {"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09",
                                    "R10", "R11", "R12", "R13", "R14", "R15", "R16", "R17", "R18",
                                    "R19", "R20", "R21", "R22", "R23", "R24", "R99"};
constexpr const char* kPolicies[] = {"", "no-secrets", "limited", "confidential-individual-time"};
constexpr const char* kCredentials[] = {"", "LMFT", "PhD, LPC-S, CST",
                                        "LMFT-Associate, supervised by Ana Ruiz, LMFT-S"};
constexpr const char* kAddresses[] = {"", "12 Lantern Street\nHouston, TX 77002",
                                      "Suite 1400-B, The Old Mercantile Exchange\n418 Elm Street\nHouston\nTX 77002"};
constexpr const char* kPhones[] = {"", "713-555-0142", "(713) 555-0142, extension 77"};
constexpr const char* kReplies[] = {"", "hello@elmstreet.example", "418 Elm Street, Houston, TX 77002"};
constexpr const char* kFees[] = {"", "$140", "a sliding scale from $60 to $180 for a visit of 75 minutes."};

}  // namespace

std::string RandomCouples::name() {
  std::string name;
  for (auto parts = 1 + below(12); parts > 0; --parts) {
    if (!name.empty() && below(4) != 0) name += ' ';
    name += one_of(kParts);
  }
  return name;
}

PracticeFacts RandomCouples::practice() {
  PracticeFacts practice;
  practice.name = by_chance() ? name() : "";
  practice.practitioner = below(8) != 0 ? name() : "";
  practice.credentials = one_of(kCredentials);
  practice.address = one_of(kAddresses);
  practice.phone = one_of(kPhones);
  practice.reply_to = one_of(kReplies);
  practice.fee_text = one_of(kFees);
  practice.first_visit_minutes = by_chance() ? 0 : static_cast<int>(30 + below(90));
  practice.hears_partner = by_chance();
  practice.sees_couples = by_chance();
  practice.offers_discernment = by_chance();
  practice.secrets_policy = one_of(kPolicies);
  return practice;
}

void RandomCouples::answer(CaseFacts& facts) {
  facts.asked = any(Asked::Many);
  facts.partner_answer = any(PartnerAnswer::StopAsking);
  for (auto count = below(6); count > 0; --count) facts.reasons.emplace_back(one_of(kReasons));
  facts.sure_of_reasons = static_cast<int>(below(11));
  facts.client_stand = any(Stand::AlreadyLeft);
  facts.partner_stand = any(Stand::AlreadyLeft);
  facts.partner_stand_source = any(Source::Guess);
  facts.wants_invitation = any(WantsInvitation::No);
  facts.hope = one_of(kHopes);
  facts.gratitude = one_of(kHopes);
  facts.asked_badly_before = by_chance();
  facts.couple_provider = any(CoupleProvider::Outside);
  facts.is_too_late = any(Tristate::Yes);
}

CaseFacts RandomCouples::next() {
  CaseFacts facts;
  facts.today = cases::kToday + std::chrono::days(below(800));
  facts.practice = practice();
  facts.client_name = below(16) != 0 ? name() : "";
  facts.client_pronouns = one_of(kPronouns);
  facts.partner_name = below(16) != 0 ? name() : "";
  facts.partner_called = by_chance() ? name() : "";
  facts.partner_pronouns = one_of(kPronouns);
  facts.screening = cases::quiet_screen();
  answer(facts);
  return facts;
}

Setting RandomCouples::setting() {
  return {.paper = any(Paper::A4), .made_at = cases::kToday, .variant = any(Variant::EasyRead)};
}

}  // namespace handouts
