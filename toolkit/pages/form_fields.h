// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/validation.h"
#include "toolkit/desks/typed_answers.h"
#include "toolkit/http/request.h"
#include "toolkit/pages/view.h"

/// A questionnaire as the fields of a page, and back. A question's field is called "q:" and its linkId; the free text
/// of an open choice is called "other:" and its linkId.
namespace toolkit {

Typed typed_answers(const forms::Questionnaire& form, const http::Fields& posted);

/// The sections of the form for web/form.mustache: each with its questions, what was typed, and what is wrong with it.
List form_sections(const forms::Questionnaire& form, const Typed& typed, const std::vector<forms::Issue>& issues);

/// What needs another look, each with its question and where that is on the page. Issues of the
/// form as a whole are left out.
List problem_rows(const forms::Questionnaire& form, const std::vector<forms::Issue>& issues);

/// What is wrong with an answer, in the language of the screen.
std::string issue_words(const forms::Issue& issue);

/// A posted text with its lines ended by \n alone: browsers send CR LF, and a page break or a vertical tab may come
/// along from other programs. Other control characters are left out, here and in a line.
std::string posted_text(const http::Fields& posted, std::string_view name);

/// A posted line without the white space around it, which comes along when a name is copied from elsewhere.
std::string posted_line(const http::Fields& posted, std::string_view name);

/// The number in the field "version"; -1, which no record has, when it is not one.
int read_version(const http::Fields& posted);

}  // namespace toolkit
