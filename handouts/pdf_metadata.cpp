// SPDX-License-Identifier: MIT
#include "handouts/pdf_metadata.h"

#include <cstdio>

#include "handouts/assets.h"
#include "handouts/mustache.h"
#include "handouts/pdf_fonts.h"

namespace handouts {
namespace {

/// `form` takes year, month, day, hour, minute and second.
std::string formatted(const char* form, std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[64];
  std::snprintf(text, sizeof text, form, static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return text;
}

}  // namespace

/// "D:YYYYMMDDHHmmSSZ" (ISO 32000-1, 7.9.4).
std::string information(const Pages& pages, std::chrono::sys_seconds made_at) {
  return "/Title " + pdf_text(pages.title) + " /Producer (Both of Us) /CreationDate " +
         formatted("(D:%04d%02u%02u%02d%02d%02dZ)", made_at) + "\n";
}

std::string xmp_metadata(const Pages& pages, std::chrono::sys_seconds made_at) {
  const mustache::Fields values = {{"title", pages.title},
                                   {"language", pages.language},
                                   {"made_at", formatted("%04d-%02u-%02uT%02d:%02d:%02dZ", made_at)}};
  return mustache::render(asset("metadata.xmp"), values, &mustache::escape_html, "metadata.xmp");
}

}  // namespace handouts
