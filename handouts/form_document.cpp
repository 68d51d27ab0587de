// SPDX-License-Identifier: MIT
#include "handouts/form_document.h"

#include <algorithm>

#include "handouts/form_conditions.h"
#include "handouts/form_mark.h"
#include "handouts/form_question.h"
#include "handouts/form_traits.h"
#include "handouts/form_words.h"
#include "handouts/normalization.h"

namespace handouts {
namespace {

using forms::ItemType;
using Answered = std::vector<forms::ResponseItem>;

/// Fields of a part of which there are several copies.
constexpr std::size_t kMostKeptTogether = 4;

bool has_numbers(const FormPlan& plan) {
  return std::ranges::any_of(asked_items(plan),
                             [](const PlannedItem* planned) { return !planned->item->prefix.empty(); });
}

/// Writes the blocks, in the order of the plan.
class Writer {
 public:
  Writer(const forms::Questionnaire& questionnaire, const FormPlan& plan, FormPaper paper, DayOrder day_order)
      : questionnaire_(questionnaire),
        index_(questionnaire.items),
        words_(questionnaire.language),
        style_{paper, has_numbers(plan), words_, day_order},
        plan_(plan) {}

  Document write(const Answered* answers) {
    if (!questionnaire_.title.empty()) add(Heading{1, paper_text(questionnaire_.title, "title")});
    add_items(plan_.items, answers);
    if (questionnaire_.is_signed) add_signature("the form");
    if (!questionnaire_.copyright.empty()) {
      add(Space{});
      add(Note{paper_text(questionnaire_.copyright, "copyright")});
    }
    return std::move(document_);
  }

 private:
  template <typename Content>
  void add(Content content) {
    document_.blocks.push_back({std::move(content)});
  }

  void add_note(const std::string& text, const std::string& place) {
    if (!text.empty()) add(Note{paper_text(text, place)});
  }

  void add_when(const PlannedItem& planned) {
    const auto sentence = condition_sentence(planned, index_, words_);
    if (sentence.empty()) return;
    auto text = paper_text(sentence, planned.item->link_id);
    for (auto& span : text.spans) span.is_emphasized = true;
    add(Note{std::move(text)});
  }

  void add_items(const std::vector<PlannedItem>& items, const Answered* answers) {
    for (const auto& planned : items) {
      if (planned.item->type == ItemType::Group) {
        add_group(planned, answers);
      } else if (planned.item->type == ItemType::Display) {
        add_when(planned);
        add(Paragraph{paper_text(planned.item->text, planned.item->link_id)});
        if (planned.item->presentation.is_signed) add_signature(planned.item->link_id);
      } else {
        add_question(planned, answers);
      }
    }
  }

  /// Of a repeating group the one that this copy shows.
  static const forms::ResponseItem* find(const PlannedItem& planned, const Answered* answers) {
    if (answers == nullptr) return nullptr;
    int count = 0;
    for (const auto& answered : *answers)
      if (answered.link_id == planned.item->link_id && ++count >= planned.copy) return &answered;
    return nullptr;
  }

  void add_group(const PlannedItem& planned, const Answered* answers) {
    const auto& item = *planned.item;
    const auto before = document_.blocks.size();
    add_heading(planned);
    add_when(planned);
    add_note(item.help, item.link_id);
    if (planned.copy == 1 && planned.copies > 1)
      add_note(words_.of("copies", std::to_string(planned.copies)), item.link_id);
    const auto* const answered = find(planned, answers);
    const auto first = document_.blocks.size();
    add_items(planned.items, answered == nullptr ? nullptr : &answered->items);
    // A part of nothing but scores, which are not here, has nothing to say.
    if (document_.blocks.size() == first) return document_.blocks.resize(before);
    if (item.presentation.is_signed) {
      set_beside(first);
      add_signature(item.link_id);
    }
    if (planned.copy > 0) keep_together(first);
  }

  template <typename Act>
  void for_fields_from(std::size_t first, const Act& act) {
    for (auto i = first; i < document_.blocks.size(); ++i)
      if (auto* const field = std::get_if<FormField>(&document_.blocks[i].content)) act(*field);
  }

  /// Name, date and signature are one block: nobody signs a page that says nothing.
  void set_beside(std::size_t first) {
    for_fields_from(first, [](FormField& field) {
      if (field.kind == FormField::Kind::Text && field.standing == FormField::Standing::Alone)
        field.standing = FormField::Standing::Beside;
    });
  }

  /// Signed by hand: what is typed is no signature.
  void add_signature(const std::string& place) {
    FormField line;
    line.name = "signature";
    line.label = paper_text(words_.of("signature"), place);
    if (style_.has_numbers) line.number = "";
    line.medium = FormField::Medium::Pen;
    line.standing = FormField::Standing::Beside;
    add(std::move(line));
  }

  /// A short part of several alike is not divided.
  void keep_together(std::size_t first) {
    std::vector<FormField*> fields;
    for_fields_from(first, [&](FormField& field) { fields.push_back(&field); });
    if (fields.empty() || fields.size() > kMostKeptTogether) return;
    fields.pop_back();
    for (auto* const field : fields) field->stays_with_next = true;
  }

  void add_heading(const PlannedItem& planned) {
    const auto& item = *planned.item;
    auto text = item.text;
    if (!item.prefix.empty()) text = text.empty() ? item.prefix : item.prefix + " " + text;
    if (planned.copies > 1)
      text = with(words_.of("copy", std::to_string(planned.copy)), "{group}", text.empty() ? words_.of("part") : text);
    // What stands over the whole form is not said again.
    if (!text.empty() && text != questionnaire_.title) add(Heading{2, paper_text(text, item.link_id)});
  }

  void add_question(const PlannedItem& planned, const Answered* answers) {
    const auto* const answered = find(planned, answers);
    const Answered* below = nullptr;
    std::vector<forms::Value> values;
    if (answered != nullptr) {
      for (const auto& answer : answered->answers) values.push_back(answer.value);
      if (!answered->answers.empty()) below = &answered->answers.front().items;
    }
    if (is_asked(*planned.item)) {
      add_fields(planned, values);
    } else if (!values.empty() && style_.paper == FormPaper::Fillable) {
      add_computed(planned, values);
    }
    add_items(rest_below(planned), below);
  }

  /// What is said right below a question without a condition belongs to it; what is signed stands by itself.
  static bool is_note(const PlannedItem& below) {
    return below.item->type == ItemType::Display && below.conditions.empty() && !below.item->presentation.is_signed;
  }

  static std::vector<PlannedItem> rest_below(const PlannedItem& planned) {
    std::vector<PlannedItem> rest;
    std::ranges::copy_if(planned.items, std::back_inserter(rest), [](const auto& below) { return !is_note(below); });
    return rest;
  }

  void add_fields(const PlannedItem& planned, const std::vector<forms::Value>& values) {
    std::vector<std::string> notes;
    if (auto sentence = condition_sentence(planned, index_, words_); !sentence.empty())
      notes.push_back(std::move(sentence));
    std::vector<std::string> said;
    for (const auto& below : planned.items)
      if (is_note(below)) said.push_back(below.item->text);
    auto fields = fields_of_question(planned, values, notes, style_);
    for (const auto& text : said) fields.front().notes.push_back(paper_text(text, planned.item->link_id));
    const bool is_signed = planned.item->presentation.is_signed;
    // Nobody signs below a page's end for what stands above it.
    if (is_signed) fields.back().stays_with_next = true;
    for (auto& field : fields) add(std::move(field));
    if (is_signed) add_signature(planned.item->link_id);
  }

  void add_computed(const PlannedItem& planned, const std::vector<forms::Value>& values) {
    std::vector<std::string> texts;
    for (const auto& value : values) texts.push_back(words_.value(value));
    auto line = paper_text(label_text(*planned.item, planned.number, words_) + ": ", planned.item->link_id);
    auto value = paper_text(words_.list(texts, "and"), planned.item->link_id).spans.front();
    value.is_strong = true;
    line.spans.push_back(std::move(value));
    add(Paragraph{std::move(line)});
  }

  const forms::Questionnaire& questionnaire_;
  const forms::ItemIndex index_;
  const FormWords words_;
  const QuestionStyle style_;
  const FormPlan& plan_;
  Document document_;
};

}  // namespace

Document document_of(const forms::Questionnaire& questionnaire, const forms::QuestionnaireResponse* answers,
                     FormPaper paper, FormAudience audience, DayOrder day_order) {
  const auto plan = plan_form(questionnaire, audience, copies_for(questionnaire, audience, answers));
  return Writer(questionnaire, plan, paper, day_order).write(answers == nullptr ? nullptr : &answers->items);
}

Caption caption_of(const forms::Questionnaire& questionnaire) {
  return {questionnaire.language.empty() ? "en-US" : questionnaire.language,
          FormWords(questionnaire.language).of("title")};
}

std::string form_mark_of(const forms::Questionnaire& questionnaire, const forms::QuestionnaireResponse* answers,
                         FormAudience audience) {
  const auto plan = plan_form(questionnaire, audience, copies_for(questionnaire, audience, answers));
  return to_text(
      FormMark{audience, plan.copies, digest_of(plan), questionnaire.language, to_nfc(questionnaire.canonical())});
}

}  // namespace handouts
