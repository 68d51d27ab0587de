// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace toolkit {

struct MailMerge {
  std::filesystem::path template_file;
  std::filesystem::path records_file;
  std::filesystem::path out_folder;
  std::string date;  ///< that the files carry; today when empty. Same input and date, same bytes.
  bool is_a4 = false;
};

/// One PDF a record, named by the record's line: 0001.pdf. Every record is made before the first file is written; when
/// any has a problem, all problems are listed with their lines and nothing is written. Returns an exit code.
int merge(const MailMerge& merging, std::ostream& out, std::ostream& problems);

}  // namespace toolkit
