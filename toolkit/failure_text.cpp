// SPDX-License-Identifier: MIT
#include "toolkit/failure_text.h"

#include "forms/error.h"
#include "handouts/error.h"

namespace toolkit {
namespace {

std::string place_of(const std::exception& failure) {
  if (const auto* document = dynamic_cast<const handouts::Error*>(&failure)) return document->place();
  if (const auto* form = dynamic_cast<const forms::Error*>(&failure)) return form->place();
  return "";
}

}  // namespace

std::string sentence_with_place(const std::exception& failure) {
  const std::string sentence = failure.what();
  const auto place = place_of(failure);
  return place.empty() || sentence.starts_with(place) ? sentence : place + ": " + sentence;
}

}  // namespace toolkit
