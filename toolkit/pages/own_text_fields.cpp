// SPDX-License-Identifier: MIT
#include "toolkit/pages/own_text_fields.h"

#include <algorithm>
#include <array>

#include "handouts/decimal.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/readers.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::Audience;
using handouts::Template;

std::string one_decimal(double number) {
  std::string text;
  handouts::append_decimal(text, number, 1);
  return text;
}

/// A formula can say less than nothing of a few short words.
std::string reading_words(const Template& shipped, const TextCheck& check) {
  if (!check.reading) return "";
  const auto level = one_decimal(shipped.reading);
  if (shipped.language.starts_with("es")) {
    return say("It reads at {1} on the INFLESZ scale, where more is easier. This document is held to {2} at least.",
               {one_decimal(*check.reading), level});
  }
  if (*check.reading < 1) {
    return say("It reads more easily than grade 1. This document is held to grade {1} at most.", {level});
  }
  return say("It reads like grade {1}. This document is held to grade {2} at most.",
             {one_decimal(*check.reading), level});
}

/// The line itself, as far as it helps to find it.
std::string line_of(const std::string& body, int line) {
  constexpr std::size_t kLongest = 60;
  std::size_t begin = 0;
  for (int number = 1; number < line && begin != std::string::npos; ++number) {
    const auto end = body.find('\n', begin);
    begin = end == std::string::npos ? end : end + 1;
  }
  if (begin == std::string::npos) return "";
  auto text = body.substr(begin, body.find('\n', begin) - begin);
  if (text.size() <= kLongest) return text;
  auto end = text.rfind(' ', kLongest);
  if (end == std::string::npos) end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

List problem_rows(const handouts::OwnWords& words, const TextCheck& check) {
  List rows;
  for (const auto& problem : check.problems) {
    rows.emplace_back(Fields{{"line", problem.line > 0 ? std::to_string(problem.line) : ""},
                             {"line_text", line_of(words.body, problem.line)},
                             {"found", ""},
                             {"sentence", problem.sentence}});
  }
  return rows;
}

List flag_rows(const TextCheck& check) {
  List rows;
  for (const auto& flag : check.flags) {
    rows.emplace_back(Fields{{"line", std::to_string(flag.line)},
                             {"line_text", ""},
                             {"found", flag.found},
                             {"sentence", say(flag.suggestion)}});
  }
  return rows;
}

std::string page_count(std::size_t pages) {
  return say(pages == 1 ? "{1} page" : "{1} pages", {std::to_string(pages)});
}

/// What is the same on both sides, but for the lines right before and after what is not.
std::string shortened(const std::string& text, bool is_first, bool is_last) {
  constexpr std::ptrdiff_t kFew = 4;
  if (std::ranges::count(text, '\n') <= kFew) return text;
  const auto first = text.substr(0, text.find('\n') + 1);
  const auto end = text.ends_with('\n') ? text.size() - 1 : text.size();
  const auto last = text.substr(text.rfind('\n', end - 1) + 1);
  return (is_first ? "" : first) + "…\n" + (is_last ? "" : last);
}

void add_changes(Fields& fields, const std::vector<Difference>& changes) {
  fields.insert_or_assign("has_differences", !changes.empty());
  fields.insert_or_assign("differences", difference_rows(only_around_changes(changes)));
}

/// As somebody would write it: a text on its own, one that may be empty and a condition around the words it is about.
std::string example_of(const handouts::Field& field) {
  const std::string name(field.name);
  if (field.is_condition) return "{{#" + name + "}} … {{/" + name + "}}";
  if (field.meaning.ends_with("may be empty.")) return "{{#" + name + "}} … {{" + name + "}} … {{/" + name + "}}";
  return "{{" + name + "}}";
}

enum class FieldGroup { People, Practice, Document, Conditions, Lists };

FieldGroup group_of(const handouts::Field& field) {
  constexpr std::array<std::string_view, 8> kLists = {"reasons",   "reason.",   "cards",  "card.",
                                                      "resources", "resource.", "handed", "handed."};
  const auto name = field.name;
  const auto is_of = [&](std::string_view list) {
    return name == list || (list.ends_with('.') && name.starts_with(list));
  };
  if (std::ranges::any_of(kLists, is_of)) return FieldGroup::Lists;
  if (field.is_condition) return FieldGroup::Conditions;
  if (name.starts_with("client.") || name.starts_with("partner.")) return FieldGroup::People;
  if (name.starts_with("practitioner.") || name.starts_with("practice.")) return FieldGroup::Practice;
  return FieldGroup::Document;
}

List field_rows(const Template& shipped, FieldGroup group) {
  List rows;
  for (const auto& field : handouts::fields_for(shipped)) {
    if (group_of(field) == group)
      rows.emplace_back(Fields{{"tag", example_of(field)}, {"meaning", say(field.meaning)}});
  }
  return rows;
}

void add_field_groups(Fields& fields, const Template& shipped) {
  fields.insert_or_assign("people_fields", field_rows(shipped, FieldGroup::People));
  fields.insert_or_assign("practice_fields", field_rows(shipped, FieldGroup::Practice));
  fields.insert_or_assign("document_fields", field_rows(shipped, FieldGroup::Document));
  fields.insert_or_assign("conditions", field_rows(shipped, FieldGroup::Conditions));
  fields.insert_or_assign("lists", field_rows(shipped, FieldGroup::Lists));
}

List state_rows(const TextOnDesk& desk) {
  List rows;
  for (const auto& [version, saved_at, saved_by] : desk.states) {
    rows.emplace_back(Fields{{"number", std::to_string(version)}, {"when", day_and_time(saved_at)}, {"who", saved_by}});
  }
  return rows;
}

List earlier_rows(const TextOnDesk& desk) {
  List rows;
  for (const auto& [id, template_version, from, until] : desk.earlier) {
    rows.emplace_back(Fields{{"earlier_id", id.text},
                             {"number", template_version},
                             {"from", long_date(local_day(from))},
                             {"until", long_date(local_day(until))}});
  }
  return rows;
}

}  // namespace

std::string text_address(const Template& shipped) {
  return "/texts/" + shipped.code + "/" + shipped.language;
}

Fields document_fields(const Template& shipped) {
  const auto code = handouts::find_document(shipped.code);
  return {{"title", say("Texts")},
          {"address", text_address(shipped)},
          {"code", shipped.code},
          {"document", title_of(shipped)},
          {"language", language_words(shipped.language)},
          {"language_code", shipped.language},
          {"purpose", purpose_of(shipped)},
          {"is_for_partner", shipped.audience == Audience::Partner},
          {"is_signed", code && handouts::is_form(*code)}};
}

Fields own_text_fields(const TextOnDesk& desk, const handouts::OwnWords& shown) {
  auto fields = document_fields(*desk.shipped);
  fields.merge(Fields{
      {"is_draft", desk.is_draft()},
      {"version", std::to_string(desk.version)},
      {"in_use_version", std::to_string(desk.in_use_version)},
      {"used_since", desk.used_from ? long_date(local_day(*desk.used_from)) : ""},
      {"used_version", desk.used_version},
      {"is_unfit", desk.unfit.has_value()},
      {"unfit", desk.unfit ? desk.unfit->sentence : ""},
      {"unfit_line", desk.unfit && desk.unfit->line > 0 ? std::to_string(desk.unfit->line) : ""},
      {"can_take_back", desk.can_take_back},
      {"was_shipped_anew", desk.was_shipped_anew},
      {"is_incomplete", !desk.is_whole},
      {"text_title", shown.title},
      {"body", shown.body},
      {"undo_to", desk.states.empty() ? "" : clock_time(desk.states.front().saved_at)},
      {"has_states", !desk.states.empty()},
      {"states", state_rows(desk)},
      {"has_earlier", !desk.earlier.empty()},
      {"earlier", earlier_rows(desk)},
      {"is_conflict", false},
  });
  add_changes(fields, desk.changes);
  add_field_groups(fields, *desk.shipped);
  return fields;
}

Fields check_fields(const Template& shipped, const handouts::OwnWords& words, const TextCheck& check) {
  Fields fields{{"has_remarks", check.count() > 0},         {"remarks", problem_rows(words, check)},
                {"has_flags", !check.flags.empty()},        {"flags", flag_rows(check)},
                {"has_reading", check.reading.has_value()}, {"reading", reading_words(shipped, check)},
                {"is_easy_enough", check.is_easy_enough},   {"page_count", page_count(check.pages.size())},
                {"is_too_long", check.is_too_long}};
  add_drawn(fields, check.pages);
  return fields;
}

std::vector<Difference> only_around_changes(std::vector<Difference> differences) {
  for (auto& difference : differences) {
    for (auto& stretch : difference.stretches) {
      if (stretch.kind != Stretch::Kind::Same) continue;
      stretch.text =
          shortened(stretch.text, &stretch == &difference.stretches.front(), &stretch == &difference.stretches.back());
    }
  }
  return differences;
}

Fields earlier_text_fields(const EarlierText& earlier) {
  auto fields = document_fields(*earlier.shipped);
  const bool was_used = earlier.until.has_value();
  fields.merge(Fields{{"was_used", was_used},
                      {"what", earlier.what},
                      {"from", was_used ? long_date(local_day(earlier.from)) : day_and_time(earlier.from)},
                      {"until", was_used ? long_date(local_day(*earlier.until)) : ""},
                      {"text_title", earlier.words.title},
                      {"body", earlier.words.body},
                      {"has_draft", earlier.draft > 0},
                      {"version", std::to_string(earlier.draft)}});
  add_changes(fields, earlier.changes);
  return fields;
}

std::string saved_words(db::Time saved_at, const TextCheck& check) {
  const auto count = check.count();
  const auto time = clock_time(saved_at);
  if (count == 0) return say("Saved {1}", {time});
  return say(count == 1 ? "Saved {1}, {2} thing to change" : "Saved {1}, {2} things to change",
             {time, std::to_string(count)});
}

}  // namespace toolkit
