// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"

namespace handouts {

/// Who will have a form's paper in their hands. Questions labeled W or X, and what stands below them, are on the
/// therapist's own record only.
enum class FormAudience { Client, OwnRecord };

/// One item on the paper. Borrows from the questionnaire.
struct PlannedItem {
  const forms::Item* item = nullptr;
  std::size_t number = 0;  ///< in the form, every item counted, from 1
  std::string field{};     ///< the name of a question's field, such as "q7"; empty for what is not asked
  int copy = 0;            ///< of a repeating group: which one, from 1
  int copies = 0;          ///< of a repeating group: how many there are
  std::vector<forms::EnableWhen> conditions{};  ///< that the person has to follow
  std::vector<PlannedItem> items{};
};

/// What of a questionnaire stands on a paper, and under which names: the same for whoever makes the paper and whoever
/// reads it. A name is "q" and the item's number in the form, with the number of the copy behind it inside of a
/// repeating group ("q7-2"): neutral, because a linkId may say anything.
struct FormPlan {
  int copies = 0;  ///< of each repeating group that may occur as often as that
  std::vector<PlannedItem> items;
};

/// "Three copies": more when the answers have more.
constexpr int kCopies = 3;
/// Each is a heading and a question at least, and paper ends at 200 pages.
constexpr int kMostCopies = 500;
/// What the paper needs for these answers, which may be null: groups that are not on it do not count.
int copies_for(const forms::Questionnaire& questionnaire, FormAudience audience,
               const forms::QuestionnaireResponse* answers);

/// A group repeats at least as often as it has to (minOccurs) and at most as often as it may (maxOccurs). Hidden items
/// are left out, and so are groups of which nothing is left. What waits for a question that is not on the paper is
/// there when it is open without an answer to it. Throws Error(Layout) for more than any paper holds.
FormPlan plan_form(const forms::Questionnaire& questionnaire, FormAudience audience, int copies = kCopies);

/// An item's option or own words in the PDF: "o3", "q7-own".
std::string option_code(std::size_t option);
std::optional<std::size_t> option_of(const forms::Item& item, std::string_view code);
std::string own_words_name(const std::string& field);
/// Whether the question also takes an answer in the person's own words.
bool takes_own_words(const forms::Item& item);
/// Whether the paper asks it: it is a question, and its answer comes from the person.
bool is_asked(const forms::Item& item);

/// Every item, in the order of the paper.
std::vector<const PlannedItem*> planned_items(const FormPlan& plan);
/// Every question that is asked, in the order of the paper.
std::vector<const PlannedItem*> asked_items(const FormPlan& plan);

/// Tells papers of different questions apart; it protects nothing, for whoever makes a file can make its digest.
std::string digest_of(const FormPlan& plan);

}  // namespace handouts
