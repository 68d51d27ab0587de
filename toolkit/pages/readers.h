// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "handouts/template.h"

namespace toolkit {

/// Whom documents are for, as pages say it, in the order of the pages.
struct Readers {
  handouts::Audience audience;
  const char* group;  ///< as an id on the page
  const char* words;
};
constexpr std::array kReaders = {Readers{handouts::Audience::Client, "for-client", "For your client"},
                                 Readers{handouts::Audience::Partner, "for-partner", "For the partner"},
                                 Readers{handouts::Audience::Practitioner, "for-you", "For you"}};

}  // namespace toolkit
