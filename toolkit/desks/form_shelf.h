// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>

#include "db/transaction.h"
#include "forms/questionnaire.h"

/// Which questionnaire is filled in when a form is asked for by its name, and which one answers were given to. All come
/// with their texts in the language asked for, as forms::read_questionnaire has it; without one, in the form's own.
///
/// A page shows them in shown_language() (screen_language.h). What is stored is read with the form in its own language,
/// so that the same answers are the same bytes whatever language the screen has.
namespace toolkit {

/// Stays valid as long as somebody holds it.
using SharedForm = std::shared_ptr<const forms::Questionnaire>;

/// The form of this name that came with the program, whatever the practice made of it. Asserts that there is one.
SharedForm shipped_form(std::string_view name, std::string_view language = {});

/// The form of this name (forms/shipped.h) as it is filled in today: the practice's own one in use (own_form_desk.h),
/// or the one that came with the program. Null when there is no such form. Error Damaged when the practice's own cannot
/// be read, for the other one asks other questions.
SharedForm form_in_use(db::Transaction& transaction, std::string_view name, std::string_view language = {});

/// The form with this canonical address, "url|version": also one that is no longer in use, because its answers are
/// still read. An earlier version of a form that came with the program is read with that of today. Null when there is
/// none. Error Damaged when the practice's own are and it is not among the others.
SharedForm find_form(db::Transaction& transaction, std::string_view canonical, std::string_view language = {});

}  // namespace toolkit
