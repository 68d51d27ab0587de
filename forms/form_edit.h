// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/json_tree.h"
#include "forms/questionnaire.h"

namespace forms {

/// Why an edit was not made. The form is as it was before.
struct EditRefusal {
  enum class Kind {
    NoSuchItem,
    NoSuchOption,
    NamedByCondition,    ///< a condition of another item waits for what would be removed
    NamedByCalculation,  ///< a calculation of the form counts what would be removed
    AnswersElsewhere,    ///< the answers to choose from stand in a value set, which other questions may use too
    NotTranslated,       ///< what is written here is the answer itself, or the language is no language code
    BadPlace,            ///< an item cannot stand in itself
    SameVersion,
    BreaksForm,  ///< the form would no longer be one that is filled; the sentence is that of the reader
  };

  Kind kind;
  std::string sentence;
};

/// Empty when the edit was made.
using EditResult = std::optional<EditRefusal>;

/// Words in a language such as "es" or "es-US"; without one, in the language of the form. No words take away what is
/// there.
struct Wording {
  std::string text;
  std::string language = {};
};

/// Among the items below `around`, or at the top when that is empty; an index beyond the last means behind it.
struct NewPlace {
  std::string around = {};
  std::size_t index = 0;
};

struct NewOption {
  Coding coding;
  std::optional<Decimal> score = {};  ///< ordinalValue
};

struct NewItem {
  std::string link_id;
  ItemType type = ItemType::String;
  std::string text = {};
  std::string prefix = {};
  std::vector<NewOption> options = {};
  std::vector<NewItem> items = {};
  bool repeats = false;
  bool is_in_short_form = false;  ///< FORMAT.md
};

enum class Requirement { Optional, Required };
enum class Step { Earlier, Later };

/// A practitioner's changes to a form, made on the JSON it came in: what this program does not know stays, and so do
/// the digits of numbers. After each edit the form is one that import_form does not block; an edit that would break it
/// is refused. New words in the form's own language take away rendering-xhtml and rendering-markdown of the old ones,
/// which other programs would show instead. Not for several threads.
class FormEdit {
 public:
  /// Throws Error for a form that is blocked.
  explicit FormEdit(std::string_view json);

  /// The form. As long as nothing was changed these are the bytes that came in.
  const std::string& json() const { return json_; }

  EditResult set_title(const Wording& words);
  EditResult set_text(std::string_view link_id, const Wording& words);
  EditResult set_prefix(std::string_view link_id, const Wording& words);
  /// The text of the first display below the item that is its help; one is added when there is none.
  EditResult set_help(std::string_view link_id, const Wording& words);
  EditResult set_required(std::string_view link_id, Requirement requirement);

  /// Options are named by key_of() their value.
  EditResult set_display(std::string_view link_id, std::string_view option, const Wording& words);
  EditResult add_option(std::string_view link_id, const NewOption& option, std::size_t index);
  EditResult remove_option(std::string_view link_id, std::string_view option);
  EditResult move_option(std::string_view link_id, std::string_view option, std::size_t index);

  EditResult add_item(const NewItem& item, const NewPlace& position);
  /// With everything below it.
  EditResult remove_item(std::string_view link_id);
  /// The index counts without the item itself. Who may see the answers stays as it was, wherever the item stands.
  EditResult move_item(std::string_view link_id, const NewPlace& position);
  /// Past the one before or after it among the items around it, passing over the help of these; the first and the last
  /// stay where they are.
  EditResult step_item(std::string_view link_id, Step step);

  EditResult set_status(FormStatus status);
  /// Names the form that this one was made from, in place of what was named before.
  EditResult set_derived_from(const std::string& canonical);
  /// Makes this a form of its own, derivedFrom the one it was when the url differs. One of the two must differ.
  EditResult new_version(const std::string& version, const std::string& url);

 private:
  using Change = std::function<EditResult(JsonNode& form)>;
  using ItemChange = std::function<EditResult(JsonNode& item)>;
  using Options = std::vector<JsonNode>;
  using OptionChange = std::function<EditResult(Options& options, Options::iterator option)>;

  /// Makes the change on a copy, which becomes the form when import_form does not block it.
  EditResult make(const Change& change);
  EditResult make_on_item(std::string_view link_id, const ItemChange& change);
  EditResult make_on_option(std::string_view link_id, std::string_view option, const OptionChange& change);
  EditResult set_words(JsonNode& object, std::string_view key, const Wording& words) const;

  JsonNode form_;
  std::string json_;
};

}  // namespace forms
