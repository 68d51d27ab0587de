// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/gates.h"
#include "handouts/recommendation.h"

/// What the rules say of a case (handouts/), in the language of the screen.
namespace toolkit {

std::string said(const handouts::Sentence& sentence);
/// Why a document is offered, or not.
std::string why_words(const handouts::Offer& offer);
/// Why a gate holds it.
std::string why_words(const handouts::Finding& finding);

}  // namespace toolkit
