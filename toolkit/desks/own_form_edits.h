// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/form_edit.h"
#include "toolkit/desks/both_languages.h"
#include "toolkit/desks/form_freedom.h"
#include "toolkit/desks/problem.h"
#include "toolkit/desks/snapshot.h"

/// What a practitioner may change in a form of the practice's own, as typed on its pages.
namespace toolkit {

struct OptionWords {
  std::string key;  ///< forms::key_of its value
  std::string display;
  std::string spanish;  ///< empty where the English words stand in a Spanish form too

  friend bool operator==(const OptionWords&, const OptionWords&) = default;
};

/// One question, part or piece of text as its page shows it.
struct ItemWords {
  std::string text;
  std::string spanish;
  std::string help;
  std::string spanish_help;
  bool is_required = false;
  std::vector<OptionWords> options = {};
  OptionWords new_option = {};  ///< added when it says something

  friend bool operator==(const ItemWords&, const ItemWords&) = default;
};

/// What becomes of one option beside its words.
struct OptionAct {
  enum class Kind { None, Earlier, Later, Remove };
  Kind kind = Kind::None;
  std::string key = {};
};

/// How a question is answered, by the word that its page has for it.
enum class AnswerKind { Line, Lines, YesOrNo, Date, Number, One, Several, OnlyWords };
std::string_view to_word(AnswerKind kind);
std::optional<AnswerKind> find_answer_kind(std::string_view word);

struct NewQuestion {
  std::string text = {};
  std::string spanish = {};
  std::optional<AnswerKind> kind = {};
  std::string options = {};  ///< one a line
  std::string part = {};     ///< the linkId of the part it is added to, at its end
  bool is_in_short_form = false;
};

/// One change to a draft. Fields of problems are those of the pages: "form_title", "form_title_spanish", "text",
/// "spanish", "help", "spanish_help", "option:" and a key, "option_spanish:" and a key, "new_option",
/// "new_option_spanish", "kind", "options", "part", and "form" for what is about the form as a whole. Nothing of a
/// change with problems is kept.
class OwnFormEdits {
 public:
  /// `next_number` is one that no linkId and no code of the form ever had, such as "own-3" has.
  OwnFormEdits(std::string_view name, std::string_view json, int next_number);

  std::vector<Problem> set_title(const std::string& english, const std::string& spanish);
  std::vector<Problem> set_words(const std::string& link_id, const ItemWords& typed, const OptionAct& act);
  std::vector<Problem> add(const NewQuestion& question);
  std::vector<Problem> step(const std::string& link_id, forms::Step step);
  std::vector<Problem> move(const std::string& link_id, const std::string& part);
  std::vector<Problem> remove(const std::string& link_id);

  const std::string& json() const { return edit_.json(); }
  const BothLanguages& form() const { return form_; }

 private:
  using Edit = forms::EditResult;

  void note(std::vector<Problem>& problems, const std::string& field, const Edit& result) const;
  void set_options(std::vector<Problem>& problems, const forms::Item& item, const ItemWords& typed);
  void add_option(std::vector<Problem>& problems, const std::string& link_id, const OptionWords& option);
  void act_on_option(std::vector<Problem>& problems, const std::string& link_id, const OptionAct& act);
  std::string new_name() { return "own-" + std::to_string(next_number_++); }

  std::string name_;
  int next_number_;
  forms::FormEdit edit_;
  BothLanguages form_;
};

/// Empty when there is no such item.
std::optional<ItemWords> words_of(const BothLanguages& form, std::string_view link_id);
/// For the page that shows what was saved in another window meanwhile.
Snapshot snapshot_of(const ItemWords& words);

/// Whether an item, with what is below it, or an option came with the form and stays.
bool stays(std::string_view name, const forms::Item& item);
bool stays(std::string_view name, std::string_view link_id, std::string_view option);
/// Whether whoever changes the form may say that it needs no answer.
bool may_be_optional(std::string_view name, std::string_view link_id);
/// The item around this one, or null at the top.
const forms::Item* find_part(const forms::Questionnaire& form, std::string_view link_id);

/// A number above that of every "own-…" in these forms.
int next_own_number(const std::vector<std::string>& jsons);

}  // namespace toolkit
