// SPDX-License-Identifier: MIT
#include "handouts/protected_copy.h"

#include <algorithm>
#include <exception>
#include <memory>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFWriter.hh>

#include "forms/validation.h"
#include "handouts/error.h"
#include "handouts/normalization.h"

namespace handouts {
namespace {

[[noreturn]] void refuse(const std::string& pattern, std::vector<std::string> values = {}) {
  throw Error(Error::Kind::Form, "the password", pattern, std::move(values));
}

/// As a keyboard would have typed it. Viewers prepare what is typed in the same way (RFC 4013).
std::string checked(std::string_view password) {
  if (password.empty()) refuse("There is no password. Enter one, or make the document without.");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; };
  if (forms::find_invalid_utf8(password) || std::ranges::any_of(password, is_control))
    refuse("The password has characters nobody can type. Choose letters, digits and spaces.");
  auto text = to_nfc(password);
  if (text.size() > kLongestPassword)
    refuse(
        "The password is too long: a PDF takes {1} letters, or about half as many with accents. Choose a shorter one.",
        {std::to_string(kLongestPassword)});
  return text;
}

std::string encrypted(const std::string& pdf, const std::string& password) {
  QPDF source;
  const auto silent = QPDFLogger::create();
  silent->setWarn(silent->discard());
  silent->setError(silent->discard());
  source.setLogger(silent);
  source.setSuppressWarnings(true);
  source.processMemoryFile("document", pdf.data(), pdf.size());
  QPDFWriter writer(source);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters(password.c_str(), password.c_str(), true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
  const auto copy = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(copy->getBuffer()), copy->getSize()};
}

}  // namespace

std::string protect(const std::string& pdf, std::string_view password) {
  const auto text = checked(password);
  try {
    return encrypted(pdf, text);
  } catch (const std::exception&) {
    throw Error(Error::Kind::Pdf, "the copy", "The protected copy could not be made. Make the document again.");
  }
}

}  // namespace handouts
