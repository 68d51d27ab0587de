// SPDX-License-Identifier: MIT
#include "handouts/recommendation.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "cases.h"
#include "handouts/fields.h"

namespace handouts {
namespace {

const Offer& offer_for(const std::vector<Offer>& offers, DocumentCode code) {
  return *std::ranges::find(offers, code, &Offer::code);
}

TEST(Recommendation, HoldsWhatWouldPrintAHoleAndSaysWhichOne) {
  const struct {
    void (*happens)(CaseFacts&);
    DocumentCode held;
    DocumentCode free;
    std::string missing;
  } cases[] = {
      {[](CaseFacts& f) { f.partner_name.clear(); }, DocumentCode::H02, DocumentCode::H03P, "the partner's name"},
      {[](CaseFacts& f) { f.client_name.clear(); }, DocumentCode::L01, DocumentCode::H02, "your client's name"},
      {[](CaseFacts& f) { f.practice.practitioner.clear(); }, DocumentCode::L02, DocumentCode::L01, "your own name"},
      {[](CaseFacts& f) { f.practice.name.clear(); }, DocumentCode::L02, DocumentCode::L01, "your practice's name"},
      {[](CaseFacts& f) { f.practice.phone.clear(), f.practice.reply_to.clear(); }, DocumentCode::L02,
       DocumentCode::C01, "a telephone number"},
  };
  for (const auto& row : cases) {
    auto facts = cases::open_case();
    row.happens(facts);
    const auto offers = evaluate(facts);
    const auto& held = offer_for(offers, row.held);
    EXPECT_EQ(held.standing, Standing::Held) << row.missing;
    ASSERT_FALSE(held.findings.empty());
    EXPECT_EQ(held.findings.front().gate, "missing");
    EXPECT_NE(held.findings.front().why.find(row.missing), std::string::npos) << held.findings.front().why;
    EXPECT_NE(offer_for(offers, row.free).standing, Standing::Held) << row.missing;
  }
}

TEST(Recommendation, NamesTheReasonsInPlainWords) {
  const auto offers = evaluate(cases::v1());
  EXPECT_EQ(offer_for(offers, DocumentCode::C01).why,
            "Your client wants to ask, and these sentences speak to what stands in the way: being blamed, time and "
            "what family, "
            "culture or faith expects.");
}

TEST(Recommendation, SaysOnlyHeldForAHeldDocument) {
  for (const auto& offer : evaluate(cases::v6())) {
    if (offer.standing == Standing::Held) {
      EXPECT_EQ(offer.why, "Held.");
      EXPECT_FALSE(offer.findings.empty());
    }
  }
}

TEST(Recommendation, GivesEveryDocumentASentence) {
  for (const auto& facts : {CaseFacts{}, cases::v1(), cases::v4(), cases::v6(), cases::v8(), cases::v9()}) {
    const auto offers = evaluate(facts);
    EXPECT_EQ(offers.size(), all_documents().size());
    for (const auto& offer : offers) EXPECT_TRUE(offer.why.ends_with('.')) << to_text(offer.code);
  }
}

TEST(Recommendation, HoldsEveryInvitationOfACaseWithoutAnswers) {
  for (const auto& offer : evaluate(facts_from_answers({}, cases::kToday))) {
    if (!is_invitation(offer.code)) continue;
    EXPECT_EQ(offer.standing, Standing::Held) << to_text(offer.code);
  }
}

TEST(Recommendation, OffersHelpForGoingOnAloneAfterANo) {
  auto facts = cases::open_case();
  facts.partner_answer = PartnerAnswer::No;
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::H07).standing, Standing::Offered);
}

TEST(Recommendation, AsksForALetterOnlyWhenTheClientDid) {
  auto facts = cases::open_case();
  facts.wants_invitation = WantsInvitation::AskMyself;
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L02).standing, Standing::OnRequest);
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L01).standing, Standing::Offered);
}

TEST(Recommendation, DoesNotOfferALetterThatWouldNotBeTrue) {
  auto facts = cases::open_case();
  facts.practice.hears_partner = false;
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L02).standing, Standing::NotOffered);
}

TEST(Recommendation, KeepsInvitationsBackOnceThePartnerSaidYes) {
  auto facts = cases::open_case();
  facts.partner_answer = PartnerAnswer::Yes;
  const auto offers = evaluate(facts);
  for (const auto code : {DocumentCode::H01, DocumentCode::H02, DocumentCode::C01, DocumentCode::C02, DocumentCode::L01,
                          DocumentCode::L02, DocumentCode::L03}) {
    EXPECT_EQ(offer_for(offers, code).standing, Standing::NotOffered) << to_text(code);
  }
  EXPECT_EQ(offer_for(offers, DocumentCode::H11).standing, Standing::Offered);
}

TEST(Recommendation, OffersWorkOfOnesOwnByItsTopic) {
  auto facts = cases::open_case();
  for (const auto code : {DocumentCode::H04, DocumentCode::H05, DocumentCode::H06})
    EXPECT_EQ(offer_for(evaluate(facts), code).standing, Standing::OnRequest);
  facts.topics = {"A06", "A07", "A08"};
  for (const auto code : {DocumentCode::H04, DocumentCode::H05, DocumentCode::H06})
    EXPECT_EQ(offer_for(evaluate(facts), code).standing, Standing::Offered);
}

TEST(Recommendation, AsksToWaitTwoWeeksBetweenSteps) {
  auto facts = cases::open_case();
  facts.asked_on = cases::kToday - std::chrono::days(30);
  facts.asks = {{cases::kToday - std::chrono::days(13), AskStep::Asked}};
  const auto waiting = evaluate(facts);
  EXPECT_EQ(offer_for(waiting, DocumentCode::L01).standing, Standing::OnRequest);
  EXPECT_NE(offer_for(waiting, DocumentCode::L01).why.find("November 24, 2026"), std::string::npos);
  facts.asks.front().on = cases::kToday - std::chrono::days(14);
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L01).standing, Standing::Offered);
}

TEST(Recommendation, ThanksForANoOnce) {
  auto facts = cases::open_case();
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L04).standing, Standing::NotOffered);
  facts.partner_answer = PartnerAnswer::No;
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L04).standing, Standing::OnRequest);
  facts.closing_was_sent = true;
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L04).standing, Standing::Held);
}

TEST(Recommendation, PutsTheNeutralLetterInThePlaceOfTalksThatThePracticeDoesNotOffer) {
  auto facts = cases::v9();
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L02).standing, Standing::Held);
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L03).standing, Standing::Offered);
  facts.practice.offers_discernment = false;
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L02).standing, Standing::Offered);
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::L03).standing, Standing::NotOffered);
}

TEST(Recommendation, SaysThatAnAuthorizationIsOnFileOrWouldBeNeeded) {
  auto facts = cases::open_case();
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::F01).standing, Standing::NotOffered);
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::F05).standing, Standing::OnRequest);
  facts.authorizations.clear();
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::F01).standing, Standing::Offered);
  EXPECT_EQ(offer_for(evaluate(facts), DocumentCode::F05).standing, Standing::NotOffered);
}

TEST(Recommendation, WarnsWhenSupportNumbersWereNotCheckedForHalfAYear) {
  auto facts = cases::open_case();
  facts.today += std::chrono::days(400);
  EXPECT_NE(offer_for(evaluate(facts), DocumentCode::S01).why.find("180 days"), std::string::npos);
}

}  // namespace
}  // namespace handouts
