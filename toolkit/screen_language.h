// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// The language of the screen. Documents and forms are in the language of their reader, whatever the screen is in.
namespace toolkit {

enum class Language { English, Spanish };

/// "en" or "es", as in an address, a setting, and the lang of a page.
std::string_view tag_of(Language language);
std::optional<Language> parse_language(std::string_view tag);
/// The one of the two that a browser would rather have, from its Accept-Language (RFC 9110, 12.5.4); English when it
/// asks for neither.
Language preferred_language(std::string_view accept_language);

/// What this thread says, until it is set again; English at first.
void set_screen_language(Language language);
Language screen_language();
/// The language that forms and shipped texts are shown in on this screen: "en-US" or "es-US".
std::string_view shown_language();

/// What this thread says instead of these English words; {1}, {2} and so on stand for the values. Sentences are said
/// whole, since joined parts have an order and a gender that other languages do not share. Without a translation the
/// words are said in English.
std::string say(std::string_view english, std::initializer_list<std::string_view> values = {});

/// All translations, by their English: segments of the pages' templates (pages/template_words.h) and what say() is
/// given. Read once from web/es/*.json, whose objects say "English": "Spanish"; what stands twice among them throws.
using Words = std::map<std::string, std::string, std::less<>>;
const Words& spanish_words();

}  // namespace toolkit
