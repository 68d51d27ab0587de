// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>

#include "handouts/pipeline.h"
#include "handouts/template.h"
#include "toolkit/mailing/line_problems.h"
#include "toolkit/mailing/record_lines.h"
#include "toolkit/mailing/stop_request.h"
#include "toolkit/mailing/unfinished_folder.h"

namespace toolkit {

/// What a mail merge is made of.
struct Mailing {
  const handouts::Template& source;
  handouts::Setting setting;
  RecordLines& records;
  const UnfinishedFolder& folder;
  const StopRequest& stop;
  unsigned threads = 1;
};

struct MailingOutcome {
  std::size_t records = 0;  ///< that were looked at
  LineProblems problems;
  bool was_stopped = false;  ///< before the last record
};

/// Makes one document a record, each thread with a pipeline of its own, and keeps none in memory. Once a record has a
/// problem the others are looked at and no longer written. `watch` hears a few times a second how many there were, on
/// the caller's thread. Throws what the world did: FileError, or handouts::Error about fonts.
MailingOutcome make_documents(const Mailing& mailing, const std::function<void(std::size_t records)>& watch);

}  // namespace toolkit
