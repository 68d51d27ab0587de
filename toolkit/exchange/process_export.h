// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace toolkit {

struct ProcessNotes;

/// One client's process notes as they leave, apart from the record: for a person to read, oldest session first, or for
/// a program.
std::string write_process_text(const ProcessNotes& notes);
std::string write_process_json(const ProcessNotes& notes);

}  // namespace toolkit
