// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "toolkit/desks/own_form_desk.h"
#include "toolkit/pages/view.h"

/// A form of the practice's own as the fields of its pages.
namespace toolkit {

/// Everything of web/own_form.mustache but what was typed and what is wrong with it.
Fields own_form_fields(const FormOnDesk& desk);
/// The same for web/own_form_item.mustache, with these words in its fields.
Fields own_item_fields(const FormOnDesk& desk, const forms::Item& item, const ItemWords& shown,
                       const std::vector<Problem>& problems);
/// The parts that a question may stand in, for a list to choose from.
List part_rows(const forms::Questionnaire& form, std::string_view chosen);
/// How a new question can be answered.
List answer_kind_rows(std::string_view chosen);

}  // namespace toolkit
