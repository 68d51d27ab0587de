// SPDX-License-Identifier: MIT
#include "toolkit/mail_merge.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "db/clock.h"
#include "handouts/error.h"
#include "handouts/pipeline.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "toolkit/command_line.h"
#include "toolkit/failure_text.h"
#include "toolkit/files.h"
#include "toolkit/local_time.h"
#include "toolkit/merge_values.h"

namespace toolkit {
namespace {

struct Record {
  int line;
  std::string_view text;
};

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::vector<Record> records_of(std::string_view text) {
  std::vector<Record> records;
  for (int line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    if (!is_blank(text.substr(0, end))) records.push_back({line, text.substr(0, end)});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return records;
}

std::string file_name(int line) {
  const auto digits = std::to_string(line);
  return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + ".pdf";
}

/// Makes every document, or lists every problem and returns none.
std::vector<std::pair<std::string, std::string>> make_all(const handouts::Template& source,
                                                          const std::vector<Record>& records,
                                                          const handouts::Setting& setting, const std::string& place,
                                                          std::ostream& problems) {
  const handouts::Typefaces typefaces;
  handouts::Pipeline pipeline(typefaces);
  std::vector<std::pair<std::string, std::string>> files;
  bool all_good = true;
  for (const auto& [line, text] : records) {
    const auto where = place + ":" + std::to_string(line) + ": ";
    try {
      files.emplace_back(file_name(line), pipeline.make_pdf(source, from_json_text(text), setting));
    } catch (const BadRecord& bad) {
      all_good = false;
      problems << where << bad.what() << '\n';
    } catch (const handouts::Error& error) {
      all_good = false;
      problems << where << sentence_with_place(error) << '\n';
    }
  }
  if (!all_good) files.clear();
  return files;
}

}  // namespace

int merge(const MailMerge& merging, std::ostream& out, std::ostream& problems) {
  const auto day = merging.date.empty() ? std::optional<std::chrono::year_month_day>(local_day(db::SystemClock().now()))
                                        : parse_iso_date(merging.date);
  if (!day) {
    problems << "--date: Write the date as year-month-day, such as 2026-11-23.\n";
    return kWrongUsage;
  }
  const auto source = handouts::read_template(read_file(merging.template_file), merging.template_file.string());
  const auto text = read_file(merging.records_file);
  const auto records = records_of(text);
  if (records.empty()) {
    problems << merging.records_file.string() << ": There are no records. Write one JSON object a line.\n";
    return kInputHasProblems;
  }
  const handouts::Setting setting{merging.is_a4 ? handouts::Paper::A4 : handouts::Paper::Letter,
                                  std::chrono::sys_days(*day)};
  const auto files = make_all(source, records, setting, merging.records_file.string(), problems);
  if (files.empty()) {
    problems << "Nothing was written. Mend the lines above, then run it again.\n";
    return kInputHasProblems;
  }
  make_folder(merging.out_folder);
  for (const auto& [name, pdf] : files) write_file(merging.out_folder / name, pdf);
  out << files.size() << (files.size() == 1 ? " document in " : " documents in ") << merging.out_folder.string()
      << '\n';
  return kDone;
}

}  // namespace toolkit
