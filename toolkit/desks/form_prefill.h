// SPDX-License-Identifier: MIT
#pragma once

#include "db/clients.h"
#include "db/practice.h"
#include "forms/questionnaire.h"
#include "toolkit/desks/typed_answers.h"

namespace toolkit {

/// What an empty form begins with: the values it comes with, and what the records know already and it asks for, such as
/// names. Everything can be changed before it is saved.
Typed prefilled(const forms::Questionnaire& form, const db::Client& client, const db::Practice& practice);

}  // namespace toolkit
