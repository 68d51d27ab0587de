// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "handouts/template.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/pages/view.h"

/// Documents as the pages about one client name them.
namespace toolkit {

/// In the language of the screen; a document that this program no longer has, or has under another name, is called by
/// its code.
std::string title_of(const std::string& code);
/// What a document of the library is called and what it is for, where the page is about one of its languages: an
/// English screen has the words of that language, any other its own.
std::string title_of(const handouts::Template& source);
std::string purpose_of(const handouts::Template& source);
/// Whether an envelope can be made for it (PostDesk).
bool is_posted(const std::string& code);

Fields offer_row(const handouts::Offer& offer);
/// What every page about this client has: its title, and whom it is about.
Fields client_fields(const db::Client& client, std::string_view title);

}  // namespace toolkit
