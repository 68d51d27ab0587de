// SPDX-License-Identifier: MIT
#pragma once

#include "forms/form_edit.h"
#include "forms/json_tree.h"

namespace forms {

/// What an edit adds to a form, as FHIR writes it.
JsonNode write_option(const NewOption& option);
JsonNode write_item(const NewItem& item);

EditRefusal no_such_item();

}  // namespace forms
