// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "toolkit/desks/both_languages.h"
#include "toolkit/desks/snapshot.h"

namespace toolkit {

/// What one version of a form has that another has not, in the words of its page: for each question its words, its
/// help, whether it is needed and its answers, in both languages, and then the order of the questions of each part. The
/// keys are linkIds; the title's is "title", and that of an order ends in "/order".
std::vector<Difference> form_changes(const BothLanguages& before, const BothLanguages& after);

/// The words by which a page names an item: its own, or those that stand for an item without any.
std::string item_name(const forms::Item& item);

}  // namespace toolkit
