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

TEST(Recommendation, GivesTheLettersOfTheMatrixForTheFiveCouples) {
  // H02, H03-C, H03-P, H07, S01, C01, L01, L02
  EXPECT_EQ(cases::letters(cases::v1()), "Y Y Y A A Y Y Y");
  EXPECT_EQ(cases::letters(cases::v4()), "Y Y Y A A Y Y X");
  EXPECT_EQ(cases::letters(cases::v6()), "X X X R R X X X");
  EXPECT_EQ(cases::letters(cases::v8()), "X N X Y A X X X");
  EXPECT_EQ(cases::letters(cases::v9()), "Y A A A A Y Y X");
}

TEST(Recommendation, HoldsWhatWouldPrintAHoleAndSaysWhichOne) {
  const struct {
    void (*happens)(CaseFacts&);
    std::string letters;
    std::string missing;
  } cases[] = {
      {[](CaseFacts& f) { f.partner_name.clear(); }, "X Y Y A A X X X", "the partner's name"},
      {[](CaseFacts& f) { f.client_name.clear(); }, "Y Y Y A A Y X X", "your client's name"},
      {[](CaseFacts& f) { f.practice.practitioner.clear(); }, "Y Y Y A A X Y X", "your own name"},
      {[](CaseFacts& f) { f.practice.phone.clear(), f.practice.reply_to.clear(); }, "Y Y Y A A Y Y X",
       "a telephone number"},
  };
  for (const auto& row : cases) {
    auto facts = cases::open_case();
    row.happens(facts);
    EXPECT_EQ(cases::letters(facts), row.letters) << row.missing;
    for (const auto& offer : evaluate(facts)) {
      if (offer.standing != Standing::Held || offer.findings.front().gate != "missing") continue;
      EXPECT_NE(offer.findings.front().why.find(row.missing), std::string::npos) << offer.findings.front().why;
    }
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
  EXPECT_EQ(cases::letters(facts_from_answers({}, cases::kToday)), "X O X O O X X X");
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
  EXPECT_EQ(cases::letters(facts), "N Y Y A A N N N");
}

TEST(Recommendation, WarnsWhenSupportNumbersWereNotCheckedForHalfAYear) {
  auto facts = cases::open_case();
  facts.today += std::chrono::days(400);
  EXPECT_NE(offer_for(evaluate(facts), DocumentCode::S01).why.find("180 days"), std::string::npos);
}

}  // namespace
}  // namespace handouts
