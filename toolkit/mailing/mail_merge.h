// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "handouts/pipeline.h"

namespace toolkit {

struct MailMerge {
  std::filesystem::path template_file;
  std::filesystem::path records_file;
  std::filesystem::path out_folder;
  std::string date{};  ///< that the files carry; today when empty. Same input and date, same bytes.
  handouts::Paper paper = handouts::Paper::Letter;
  handouts::Variant variant = handouts::Variant::Standard;
  unsigned threads = 0;              ///< 0 for one a core
  std::ostream* terminal = nullptr;  ///< where a person watches how far it is
};

/// One PDF a record, named by the record's line: 0001.pdf. All of them or none: when any record has a problem, the
/// problems are listed with their lines and nothing is written; the same when it is stopped. A file of an earlier merge
/// is replaced by one of the same name, and no other file in the folder is touched. Uses all cores, and as much memory
/// for a hundred thousand records as for a hundred. Returns an exit code; throws FileError when a file cannot be read
/// or written.
int merge(const MailMerge& merging, std::ostream& out, std::ostream& problems);

}  // namespace toolkit
