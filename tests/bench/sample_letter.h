// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "handouts/mustache.h"
#include "handouts/template.h"

/// A letter of about 2,000 characters in four fonts. Every one has names that no other has, so caches know the words of
/// the template and nothing else.
namespace bench {

/// The file, with front matter.
std::string letter_file();
handouts::Template letter();
handouts::mustache::Fields values(unsigned number);
/// The same as a line of a mail merge.
std::string record(unsigned number);

}  // namespace bench
