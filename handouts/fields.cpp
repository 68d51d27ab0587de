// SPDX-License-Identifier: MIT
#include "handouts/fields.h"

#include <algorithm>
#include <array>

namespace handouts {
namespace {

constexpr auto kP = forms::Sensitivity::P;
constexpr auto kC = forms::Sensitivity::C;
constexpr auto kW = forms::Sensitivity::W;

// Which paragraphs and cards are chosen is P although it follows from the client's answers: what is printed is a
// general sentence that was approved for the partner (domain.md 6.2), never the answer.
constexpr auto kFields = std::to_array<Field>({
    {"date", kP, false, "The day the document is made."},
    {"client.name", kP, false, "A1, exactly as entered."},
    {"partner.name", kP, false, "C2, exactly as entered."},
    {"practitioner.name", kP, false, "Who signs."},
    {"practitioner.credentials", kP, false, "Degrees and license, as the practitioner writes them."},
    {"practice.name", kP, false, "The practice."},
    {"practice.address", kP, false, "Its address, one line below the other."},
    {"practice.phone", kP, false, "Where to call."},
    {"practice.reply", kP, false, "Where to write."},
    {"practice.fee", kP, false, "What a visit costs, in the practice's words; may be empty."},
    {"practice.minutes", kP, false, "How long a first visit takes; may be empty."},
    {"hope", kP, false, "D4, after 'My hope for us is'; may be empty."},
    {"gratitude", kP, false, "D5, after 'I am grateful for'; may be empty."},
    {"clear_talk", kP, true, "The partner is leaning out: ask for clarity, promise nothing."},
    {"asked_badly_before", kP, true, "An earlier ask came in a fight, with a deadline, or as a surprise."},
    {"hears_partner", kP, true, "The practitioner is willing to hear the partner's side."},
    {"couple_with_me", kP, true, "The practitioner would see the couple."},
    {"policy.no_secrets", kP, true, "The practice keeps no secrets between partners."},
    {"policy.limited", kP, true, "The practitioner decides with care what may stay private."},
    {"policy.private_time", kP, true, "What is said in time alone stays private."},
    {"ask_cost", kP, true, "Cost is one of the chosen reasons."},
    {"ask_time", kP, true, "Time is one of the chosen reasons."},
    {"has_reasons", kP, true, "There is at least one chosen reason."},
    {"reasons", kP, true, "A list: the chosen reasons in their order, at most three."},
    {"reason.said", kP, true, "In reasons: the partner has said it, so it may be answered directly."},
    {"reason.R01", kP, true, "In reasons: blame."},
    {"reason.R02", kP, true, "In reasons: ideas about therapy."},
    {"reason.R03", kP, true, "In reasons: a stranger."},
    {"reason.R04", kP, true, "In reasons: one person's matter."},
    {"reason.R05", kP, true, "In reasons: being pushed to open up."},
    {"reason.R06", kP, true, "In reasons: solving things without help."},
    {"reason.R07", kP, true, "In reasons: coming feels like failing."},
    {"reason.R09", kP, true, "In reasons: mixed feelings, or not known."},
    {"reason.R10", kP, true, "In reasons: taking sides."},
    {"reason.R12", kP, true, "In reasons: cost."},
    {"reason.R13", kP, true, "In reasons: time."},
    {"reason.R14", kP, true, "In reasons: bad help before."},
    {"reason.R15", kP, true, "In reasons: family, culture, faith."},
    {"reason.R16", kP, true, "In reasons: doubts that it helps."},
    {"reason.R18", kP, true, "In reasons: respect."},
    {"reason.R19", kP, true, "In reasons: things are fine."},
    {"reason.R22", kP, true, "In reasons: access."},
    {"reason.R23", kP, true, "In reasons: talking alone first."},
    {"reason.R24", kP, true, "In reasons: how it works."},
    {"cards", kP, true, "A list: the chosen cards, six of them; the last accepts a no."},
    {"card.first", kP, true, "In cards: the first one."},
    {"card.A", kP, true, "In cards: not for blame."},
    {"card.B", kP, true, "In cards: your side."},
    {"card.C", kP, true, "In cards: still the ones solving it."},
    {"card.D", kP, true, "In cards: my own part."},
    {"card.E", kP, true, "In cards: share what you want."},
    {"card.F", kP, true, "In cards: one page to read."},
    {"card.G", kP, true, "In cards: call first."},
    {"card.H", kP, true, "In cards: just one visit."},
    {"card.I", kP, true, "In cards: someone new to both."},
    {"card.J", kP, true, "In cards: I hear your no."},
    {"card.K", kP, true, "In cards: day and time."},
    {"card.L", kP, true, "In cards: different from last time."},
    {"card.M", kP, true, "In cards: call it what you like."},
    {"card.N", kP, true, "In cards: it matters to me."},
    {"card.O", kP, true, "In cards: your own person first."},
    {"card.P", kP, true, "In cards: easier to say yes, or no."},
    {"card.unsure", kP, true, "In cards, leaning out: I know you are not sure."},
    {"card.clear", kP, true, "In cards, leaning out: a chance to get clear."},
    {"asked_before", kC, true, "The client has asked before."},
    {"reasons_are_guesses", kC, true, "The partner has not said why."},
    {"answer_is_final", kC, true, "One of the two has decided to go."},
    {"resources", kC, true, "A list: the support numbers."},
    {"resource.name", kC, false, "In resources: who answers."},
    {"resource.reach", kC, false, "In resources: the number, and other ways."},
    {"resource.about", kC, false, "In resources: what it is for."},
    {"resources_checked", kC, false, "The day the oldest of the numbers was last checked."},
    {"code_groups", kW, true, "A list: the groups of the recovery code."},
    {"code_group", kW, false, "In code_groups: eight letters and digits."},
});

}  // namespace

std::span<const Field> fields() {
  return kFields;
}

const Field* find_field(std::string_view name) {
  const auto* const found = std::ranges::find(kFields, name, &Field::name);
  return found == kFields.end() ? nullptr : found;
}

}  // namespace handouts
