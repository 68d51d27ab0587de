// SPDX-License-Identifier: MIT
#include "toolkit/desks/both_languages.h"

#include <algorithm>
#include <span>

#include "forms/json.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// The same words in both languages.
struct Words {
  std::string english;
  std::string spanish;
  bool is_shipped = false;  ///< with the program, whose translations were looked at
};

/// A number or a dash reads the same in every language.
bool has_letters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
  });
}

/// `before` are earlier words for the same thing, the earliest first.
SpanishGap gap(const Words& now, std::span<const Words> before) {
  if (now.english.empty()) return SpanishGap::None;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool is_as_now = before[i].english == now.english && before[i].spanish == now.spanish;
    if (is_as_now && (before[i].is_shipped || gap(before[i], before.first(i)) == SpanishGap::None))
      return SpanishGap::None;
  }
  if (now.english == now.spanish) return has_letters(now.english) ? SpanishGap::Missing : SpanishGap::None;
  const bool is_known = std::ranges::find(before, now.spanish, &Words::spanish) != before.end();
  return is_known ? SpanishGap::Old : SpanishGap::None;
}

const forms::Item* item_in(const forms::Questionnaire& form, std::string_view link_id) {
  return forms::find_item(form, link_id);
}

std::string display_in(const forms::Item* item, std::string_view key) {
  const auto* const option = item == nullptr ? nullptr : forms::find_option(*item, key);
  return option == nullptr ? std::string() : forms::label_of(option->value);
}

class GapSearch {
 public:
  GapSearch(const BothLanguages& form, const std::vector<BothLanguages>& earlier) : form_(form), earlier_(earlier) {}

  std::map<std::string, SpanishGaps, std::less<>> run() {
    std::vector<Words> titles;
    for (std::size_t i = 0; i < earlier_.size(); ++i)
      titles.push_back({earlier_[i].english.title, earlier_[i].spanish.title, i == 0});
    const auto title = gap({form_.english.title, form_.spanish.title}, titles);
    if (title != SpanishGap::None) found_[""].text = title;
    search(form_.english.items);
    return std::move(found_);
  }

 private:
  void search(const std::vector<forms::Item>& items) {
    for (const auto& item : items) {
      search_item(item);
      search(item.items);
    }
  }

  void search_item(const forms::Item& item) {
    const auto* const spanish = item_in(form_.spanish, item.link_id);
    std::vector<Words> texts;
    std::vector<Words> helps;
    for (std::size_t i = 0; i < earlier_.size(); ++i) {
      const auto* const before = item_in(earlier_[i].english, item.link_id);
      if (before == nullptr) continue;
      const auto* const spanish_before = item_in(earlier_[i].spanish, item.link_id);
      texts.push_back({before->text, spanish_before->text, i == 0});
      helps.push_back({before->help, spanish_before->help, i == 0});
    }
    SpanishGaps gaps{gap({item.text, spanish->text}, texts), gap({item.help, spanish->help}, helps)};
    for (const auto& option : item.options) search_option(item, *spanish, forms::key_of(option.value), gaps);
    if (gaps.text != SpanishGap::None || gaps.help != SpanishGap::None || !gaps.options.empty())
      found_.emplace(item.link_id, std::move(gaps));
  }

  void search_option(const forms::Item& item, const forms::Item& spanish, const std::string& key, SpanishGaps& gaps) {
    std::vector<Words> before;
    for (std::size_t i = 0; i < earlier_.size(); ++i) {
      auto display = display_in(item_in(earlier_[i].english, item.link_id), key);
      if (display.empty()) continue;
      before.push_back({std::move(display), display_in(item_in(earlier_[i].spanish, item.link_id), key), i == 0});
    }
    const auto found = gap({display_in(&item, key), display_in(&spanish, key)}, before);
    if (found != SpanishGap::None) gaps.options.emplace(key, found);
  }

  const BothLanguages& form_;
  const std::vector<BothLanguages>& earlier_;
  std::map<std::string, SpanishGaps, std::less<>> found_;
};

}  // namespace

BothLanguages both_languages(std::string_view json) {
  return {forms::read_questionnaire(json), forms::read_questionnaire(json, kSpanish)};
}

const forms::Questionnaire& form_on_screen(const BothLanguages& form) {
  return screen_language() == Language::Spanish ? form.spanish : form.english;
}

std::map<std::string, SpanishGaps, std::less<>> spanish_gaps(const BothLanguages& form,
                                                             const std::vector<BothLanguages>& earlier) {
  return GapSearch(form, earlier).run();
}

}  // namespace toolkit
