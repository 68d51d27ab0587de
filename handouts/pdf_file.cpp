// SPDX-License-Identifier: MIT
#include "handouts/pdf_file.h"

#include <cstdio>
#include <new>

#include <hpdf.h>

#include "handouts/error.h"

namespace handouts {
namespace {

/// Errors are sticky in the library: after the first, every call does nothing and the save fails. So the first is noted
/// here and looked at once, at the end.
void note_error(HPDF_STATUS error, HPDF_STATUS, void* first_error) {
  auto& first = *static_cast<unsigned long*>(first_error);
  if (first == 0) first = error;
}

HPDF_STATUS write_entries(HPDF_Dict dictionary, HPDF_Stream stream) {
  const auto& body = *static_cast<const std::string*>(dictionary->attr);
  return HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(body.data()),
                           static_cast<HPDF_UINT>(body.size()));
}

int number_of(HPDF_Dict dictionary) {
  return static_cast<int>(dictionary->header.obj_id & 0x00FFFFFFU);
}

}  // namespace

std::string reference(int number) {
  return std::to_string(number) + " 0 R";
}

PdfFile::PdfFile() : document_(HPDF_New(&note_error, &first_error_), &HPDF_Free) {
  if (document_ == nullptr) throw std::bad_alloc();
  auto* const pdf = document_.get();
  pdf->pdf_version = HPDF_VER_17;
  // The library would count pages of its own here; ours are in the body.
  pdf->root_pages->before_write_fn = nullptr;
  HPDF_Dict_RemoveElement(pdf->root_pages, "Kids");
  HPDF_Dict_RemoveElement(pdf->root_pages, "Count");
  HPDF_Dict_RemoveElement(pdf->info, "Producer");
  write_body(pdf->root_pages, root_pages_);
  write_body(pdf->catalog, catalog_);
  write_body(pdf->info, info_);
  write_body(pdf->trailer, trailer_);
}

PdfFile::~PdfFile() = default;

void PdfFile::write_body(_HPDF_Dict_Rec* dictionary, const std::string& body) {
  dictionary->attr = const_cast<std::string*>(&body);
  dictionary->write_fn = &write_entries;
}

int PdfFile::add_dictionary(std::string body) {
  const int number = reserve();
  set(number, std::move(body));
  return number;
}

int PdfFile::reserve() {
  auto* const dictionary = HPDF_Dict_New(document_->mmgr);
  if (dictionary == nullptr || HPDF_Xref_Add(document_->xref, dictionary) != HPDF_OK) require_no_error();
  auto& body = bodies_.emplace_back();
  write_body(dictionary, body);
  reserved_[number_of(dictionary)] = &body;
  return number_of(dictionary);
}

void PdfFile::set(int number, std::string body) {
  hash_.add(body);
  *reserved_.at(number) = std::move(body);
}

int PdfFile::add_stream(std::string body, std::string_view data) {
  auto* const dictionary = HPDF_DictStream_New(document_->mmgr, document_->xref);
  if (dictionary == nullptr) require_no_error();
  dictionary->filter = HPDF_STREAM_FILTER_NONE;
  HPDF_Stream_Write(dictionary->stream, reinterpret_cast<const HPDF_BYTE*>(data.data()),
                    static_cast<HPDF_UINT>(data.size()));
  hash_.add(body);
  hash_.add(data);
  write_body(dictionary, bodies_.emplace_back(std::move(body)));
  return number_of(dictionary);
}

int PdfFile::root_pages() const {
  return number_of(document_->root_pages);
}

std::string PdfFile::save() {
  for (const auto* body : {&root_pages_, &catalog_, &info_}) hash_.add(*body);
  trailer_ = "/ID [<" + hash_.hex() + "> <" + hash_.hex() + ">]\n";
  auto* const pdf = document_.get();
  if (HPDF_SaveToStream(pdf) != HPDF_OK) require_no_error();
  HPDF_UINT32 size = HPDF_GetStreamSize(pdf);
  std::string bytes(size, '\0');
  if (HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size) != HPDF_OK) require_no_error();
  require_no_error();
  bytes.resize(size);
  return bytes;
}

void PdfFile::require_no_error() const {
  if (first_error_ == 0 && HPDF_GetError(document_.get()) == HPDF_OK) return;
  char code[16];
  std::snprintf(code, sizeof code, "0x%04lX", first_error_);
  throw Error(Error::Kind::Pdf, code, "The PDF could not be written (libharu {1}). Make it again.", {code});
}

/// FNV-1a over eight bytes at a time, twice from different starts. It tells files apart; it protects nothing.
void PdfFile::Hash::add(std::string_view text) {
  constexpr std::uint64_t kPrime = 0x100000001b3U;
  const auto mix = [&](std::uint64_t word) {
    low = (low ^ word) * kPrime;
    low ^= low >> 29U;
    high = (high ^ word) * kPrime + low;
    high ^= high >> 31U;
  };
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i)
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    mix(word);
  }
  for (const char c : text) mix(static_cast<unsigned char>(c));
  mix(text.size() + 0x100);
}

std::string PdfFile::Hash::hex() const {
  char digits[40];
  std::snprintf(digits, sizeof digits, "%016llX%016llX", static_cast<unsigned long long>(high),
                static_cast<unsigned long long>(low));
  return digits;
}

}  // namespace handouts
