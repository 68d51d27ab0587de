// SPDX-License-Identifier: MIT
// What local_time.h says in the language of the screen, apart from the rest because exchange/ knows of no screen.
#include "handouts/document_words.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {

std::string long_date(std::chrono::year_month_day day) {
  return handouts::date_in_words(day, shown_language());
}

std::string day_and_time(db::Time time) {
  return long_date(local_day(time)) + ", " + clock_time(time);
}

std::string days_left(int days) {
  if (days == 0) return say("last day");
  return say(days == 1 ? "{1} day left" : "{1} days left", {std::to_string(days)});
}

}  // namespace toolkit
