// SPDX-License-Identifier: MIT
#include "toolkit/exchange/name_folding.h"

#include <locale.h>
#include <wctype.h>

#include <cassert>

#include <hb.h>

#include "handouts/normalization.h"
#include "handouts/utf8.h"

namespace toolkit {
namespace {

/// The C library's own table of all of Unicode, whatever language the computer speaks.
locale_t all_of_unicode() {
  static const locale_t kLocale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  assert(kLocale != nullptr);  // built into glibc since 2.35
  return kLocale;
}

bool tells_names_apart(char32_t character) {
  auto* const unicode = hb_unicode_funcs_get_default();
  // Accents and vowel points have a class; the vowel signs of Indic scripts, which are letters to their readers, none.
  if (hb_unicode_combining_class(unicode, character) != HB_UNICODE_COMBINING_CLASS_NOT_REORDERED) return false;
  switch (hb_unicode_general_category(unicode, character)) {
    case HB_UNICODE_GENERAL_CATEGORY_CONTROL:
    case HB_UNICODE_GENERAL_CATEGORY_FORMAT:
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_LETTER:  // the ʻokina, which many keyboards do not have
    case HB_UNICODE_GENERAL_CATEGORY_MODIFIER_SYMBOL:
    case HB_UNICODE_GENERAL_CATEGORY_CONNECT_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_DASH_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OTHER_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION:
    case HB_UNICODE_GENERAL_CATEGORY_LINE_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_PARAGRAPH_SEPARATOR:
    case HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR:
      return false;
    default:
      return true;
  }
}

void append_folded(std::string& folded, char32_t character) {
  hb_codepoint_t first = 0;
  hb_codepoint_t second = 0;
  if (hb_unicode_decompose(hb_unicode_funcs_get_default(), character, &first, &second)) {
    append_folded(folded, first);
    if (second != 0) append_folded(folded, second);
    return;
  }
  if (!tells_names_apart(character)) return;
  handouts::append_utf8(folded, static_cast<char32_t>(::towlower_l(static_cast<wint_t>(character), all_of_unicode())));
}

}  // namespace

std::string fold_name(std::string_view name) {
  std::string folded;
  for (std::size_t offset = 0; offset < name.size();) append_folded(folded, handouts::next_character(name, offset));
  return folded.empty() ? handouts::to_nfc(name) : folded;
}

}  // namespace toolkit
