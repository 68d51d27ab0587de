// SPDX-License-Identifier: MIT
#include "form_filler.h"

#include <stdexcept>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFAcroFormDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include "workbench.h"

namespace handouts {
namespace {

QPDFObjectHandle value_object(const std::string& value, TextForm form) {
  if (value.starts_with('/')) return QPDFObjectHandle::newName(value);
  if (form == TextForm::Utf8) return QPDFObjectHandle::newString("\xEF\xBB\xBF" + value);
  if (form == TextForm::Utf16) return QPDFObjectHandle::newString(QUtil::utf8_to_utf16(value));
  std::string bytes;
  if (!QUtil::utf8_to_pdf_doc(value, bytes)) throw std::invalid_argument("not in PDFDocEncoding");
  return QPDFObjectHandle::newString(bytes);
}

void fill_below(QPDFObjectHandle field, const std::string& above, const std::map<std::string, std::string>& values,
                TextForm form, std::size_t& filled) {
  const auto name = above + field.getKey("/T").getUTF8Value();
  if (const auto found = values.find(name); found != values.end()) {
    field.replaceKey("/V", value_object(found->second, form));
    ++filled;
  }
  auto kids = field.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
    if (kids.getArrayItem(i).hasKey("/T")) fill_below(kids.getArrayItem(i), name + ".", values, form, filled);
}

}  // namespace

std::string fill(const std::string& pdf, const std::map<std::string, std::string>& values, TextForm form) {
  QPDF document;
  document.processMemoryFile("form", pdf.data(), pdf.size());
  auto fields = document.getRoot().getKey("/AcroForm").getKey("/Fields");
  std::size_t filled = 0;
  for (int i = 0; i < fields.getArrayNItems(); ++i) fill_below(fields.getArrayItem(i), "", values, form, filled);
  if (filled != values.size()) throw std::invalid_argument("no such field");
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string rewritten(const std::string& pdf, const std::string& from, const std::string& to) {
  auto plain =
      TemporaryFile("a.pdf", pdf).output_of("qpdf --qdf --object-streams=disable --no-original-object-ids % -");
  const auto at = plain.find(from);
  if (at == std::string::npos) throw std::invalid_argument("nothing to rewrite");
  plain.replace(at, from.size(), to);
  return TemporaryFile("a.pdf", plain).output_of("fix-qdf % > %.fixed && cat %.fixed");
}

}  // namespace handouts
