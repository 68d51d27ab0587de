// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/mustache.h"
#include "toolkit/desks/problem.h"
#include "toolkit/http/reply.h"
#include "toolkit/http/request.h"
#include "toolkit/pages/person.h"

namespace toolkit {

using handouts::mustache::Fields;
using handouts::mustache::List;

/// Turns a page's template (web/*.mustache) and its fields into a reply, in the language of the screen. Every template
/// is read and checked in each language when the view is made, so a broken one stops the program at its start, not in
/// front of a client. Threads may share it.
class View {
 public:
  View();

  /// Adds what every page has: the guard fields of its forms, and whether the records are open. A page with the field
  /// "is_at_door" leads nowhere but through itself, and to help. Its body is left to be written, so the view must
  /// outlive the reply.
  http::Reply page(std::string_view name, const http::Request& request, Fields fields, int status = 200) const;
  /// The text of a page that is part of another reply.
  std::string piece(std::string_view name, const http::Request& request, Fields fields) const;
  /// A page that says one thing, for refusals and failures; needs no session.
  http::Reply message(int status, std::string_view heading, std::string_view sentence) const;

 private:
  struct Templates {
    std::map<std::string, std::string, std::less<>> pages;  ///< by path
    handouts::mustache::Partials partials;
  };
  const Templates& templates() const;
  std::string write(const std::string& path, const Fields& fields, NameStyle style) const;

  Templates english_;
  Templates spanish_;
};

/// Adds, for each of these fields of a page, what was typed ("name") and what is wrong with it ("name_problem", empty
/// when nothing).
void add_typed(Fields& fields, const http::Fields& form, const std::vector<std::string>& names);
void add_problems(Fields& fields, const std::vector<std::string>& names, const std::vector<Problem>& problems);
/// `rows` under this name, and whether there are any under "has_" and the name.
void add_group(Fields& fields, const std::string& name, List rows);

}  // namespace toolkit
