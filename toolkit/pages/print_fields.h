// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "toolkit/pages/pages.h"

/// What web/partials/print_choices.mustache asks, on every page that can print, and back.
namespace toolkit {

/// Whether the sheet is chosen there, or comes from what is printed, as with an envelope.
enum class Sizes { Chosen, AsWhatIsPrinted };
void add_print_choices(Fields& fields, const PageRoom& room, const http::Request& request,
                       const std::vector<Problem>& problems, Sizes sizes = Sizes::Chosen);

/// Whether "Print" was pressed, where there are other buttons.
bool asks_to_print(const http::Request& request);
TypedPrint typed_print(const http::Request& request);
/// What is wrong with the choices; nothing unless "Print" was pressed.
std::vector<Problem> print_problems(const PageRoom& room, const http::Request& request);

/// Prints these with the posted choices, which have no problems; the address of the page that says how it goes.
std::string print_made(const PageRoom& room, const http::Request& request,
                       const std::vector<db::IssuedDocumentId>& documents);
std::string address_of_run(const std::string& run);
/// "sent to", "printed on": what stands before the name of the printer.
std::string print_note_words(const PrintNote& note);

}  // namespace toolkit
