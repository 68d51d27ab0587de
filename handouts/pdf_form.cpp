// SPDX-License-Identifier: MIT
#include "handouts/pdf_form.h"

#include <cassert>

#include "handouts/form_fields.h"
#include "handouts/form_marks.h"
#include "handouts/paper.h"
#include "handouts/pdf_content.h"

namespace handouts {
namespace {

/// Field flags (ISO 32000-1, tables 228 and 230).
constexpr int kMultiLineFlag = 1 << 12;
constexpr int kComboFlag = 1 << 17;
/// "/F 4": the annotation is printed.
constexpr std::string_view kPrinted = " /F 4";
constexpr std::string_view kFontName = "Field";

std::string numbers(std::initializer_list<double> values) {
  std::string text;
  for (const double value : values) append_number(text, value);
  return text;
}

std::string button_operators(FormField::Kind kind, const Widget& widget, bool is_on) {
  const auto outline = kind == FormField::Kind::Radio ? CheckBox::Outline::Ring : CheckBox::Outline::Square;
  std::string text = "q 0 G 0 g ";
  append_button(text, {kButtonLine / 2, kButtonLine / 2, widget.width - kButtonLine, outline, is_on});
  return text + "Q\n";
}

double text_size(const std::vector<TextLine>& lines) {
  for (const auto& line : lines)
    if (!line.runs.empty()) return line.runs.front().size;
  return paper::kText.size;
}

std::string default_appearance(double size) {
  return "/DA (/" + std::string(kFontName) + " " + numbers({size}) + "Tf 0 g)";
}

std::string option_label(const FormField& field, std::size_t option) {
  return field.options.empty() ? spoken_label(field)
                               : spoken_label(field) + ": " + plain_text(field.options[option].text);
}

std::string_view code_of(const FormField& field, std::size_t option) {
  return field.options.empty() ? kTicked : std::string_view(field.options[option].code);
}

}  // namespace

PdfForm::PdfForm(const Pages& pages, PdfFile& file) : pages_(pages), file_(file) {
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const auto& element : pages.pages[page].elements) {
      const auto* const widget = std::get_if<Widget>(&element.shape);
      if (widget == nullptr) continue;
      placed_[widget->field].push_back({widget, page, numbers_.size()});
      numbers_.push_back(file.reserve());
    }
  }
}

std::string PdfForm::annotations(std::size_t page) const {
  std::vector<bool> is_here(numbers_.size());
  for (const auto& [name, widgets] : placed_)
    for (const auto& placed : widgets) is_here[placed.index] = placed.page == page;
  std::string list;
  for (std::size_t i = 0; i < numbers_.size(); ++i)
    if (is_here[i]) list += reference(numbers_[i]) + " ";
  return list.empty() ? "" : " /Annots [" + list + "]";
}

std::string PdfForm::write(const Surroundings& around) {
  if (numbers_.empty()) return {};
  std::string fields;
  for (const auto& field : pages_.fields) fields += reference(write_field(field, around)) + " ";
  const int font = around.field_font.write(file_, around.deflater);
  std::string entries = "/AcroForm << /Fields [" + fields + "] /DR << /Font << /" + std::string(kFontName) + " " +
                        reference(font) + " >> >> " + default_appearance(paper::kText.size) + " >>\n";
  if (!pages_.form_mark.empty())
    entries.append("/").append(kFormMarkKey).append(" ").append(pdf_text(pages_.form_mark)).append("\n");
  return entries;
}

int PdfForm::write_field(const FormField& field, const Surroundings& around) {
  return has_buttons(field.kind) ? write_buttons(field, around) : write_text(field, around);
}

int PdfForm::add_appearance(const Widget& widget, const std::string& operators, const Surroundings& around) const {
  return file_.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 " + numbers({widget.width, widget.height}) +
                              "] /Resources " + reference(around.resources) + " /Filter /FlateDecode\n",
                          around.deflater.deflate(operators));
}

std::string PdfForm::widget_body(const Placed& placed, const Surroundings& around) const {
  const auto& widget = *placed.widget;
  const double bottom = pages_.height - widget.y - widget.height;
  return "/Type /Annot /Subtype /Widget /Rect [" +
         numbers({widget.x, bottom, widget.x + widget.width, bottom + widget.height}) + "]" + std::string(kPrinted) +
         " /BS << /W 0 >> /P " + reference(around.pages[placed.page]) + " /StructParent " +
         std::to_string(around.pages.size() + placed.index) + "\n";
}

/// A line of text that needed more than one line on paper is a field of several lines: nothing of it is hidden.
int PdfForm::write_text(const FormField& field, const Surroundings& around) {
  const auto& placed = placed_.at(field.name).front();
  const auto& lines = placed.widget->lines;
  const auto drawn = lines_content(*placed.widget, pages_, around.names);
  std::string body = widget_body(placed, around) + "/T " + pdf_text(field.name) + " /TU " +
                     pdf_text(spoken_label(field)) + " " + default_appearance(text_size(lines)) + " /AP << /N " +
                     reference(add_appearance(*placed.widget, "/Tx BMC q\n" + drawn + "Q EMC\n", around)) + " >>\n";
  if (!field.values.empty()) body += "/V " + pdf_text(field.values.front()) + " ";
  if (field.kind == FormField::Kind::Choice) {
    body += "/FT /Ch /Ff " + std::to_string(kComboFlag) + " /Opt [";
    for (const auto& option : field.options)
      body += "[" + pdf_text(option.code) + " " + pdf_text(plain_text(option.text)) + "] ";
    body += "]\n";
  } else {
    const bool is_high = field.kind == FormField::Kind::MultiLine || lines.size() > 1;
    body += "/FT /Tx /Ff " + std::to_string(is_high ? kMultiLineFlag : 0) + "\n";
  }
  file_.set(numbers_[placed.index], std::move(body));
  return numbers_[placed.index];
}

std::string PdfForm::button_body(const FormField& field, const Placed& placed, const Surroundings& around) const {
  const auto& widget = *placed.widget;
  const std::string code(code_of(field, widget.option));
  const int on = add_appearance(widget, button_operators(field.kind, widget, true), around);
  const int off = add_appearance(widget, button_operators(field.kind, widget, false), around);
  return widget_body(placed, around) + "/TU " + pdf_text(option_label(field, widget.option)) + " /AP << /N << /" +
         code + " " + reference(on) + " /" + std::string(kOff) + " " + reference(off) + " >> >> /AS /" +
         (widget.is_on ? code : std::string(kOff)) + "\n";
}

int PdfForm::write_buttons(const FormField& field, const Surroundings& around) {
  const auto& widgets = placed_.at(field.name);
  const auto name = "/T " + pdf_text(field.name);
  const bool is_radio = field.kind == FormField::Kind::Radio;
  const auto value = [&](const Placed& placed) {
    return " /FT /Btn /V /" + std::string(placed.widget->is_on ? code_of(field, placed.widget->option) : kOff);
  };
  if (field.options.empty()) {
    const auto& only = widgets.front();
    file_.set(numbers_[only.index], button_body(field, only, around) + name + value(only) + "\n");
    return numbers_[only.index];
  }
  const int parent = file_.reserve();
  std::string kids;
  for (const auto& placed : widgets) {
    auto body = button_body(field, placed, around) + "/Parent " + reference(parent);
    if (!is_radio) body += " /T " + pdf_text(code_of(field, placed.widget->option)) + value(placed);
    file_.set(numbers_[placed.index], body + "\n");
    kids += reference(numbers_[placed.index]) + " ";
  }
  std::string body = name + " /TU " + pdf_text(spoken_label(field)) + " /Kids [" + kids + "]";
  if (is_radio) {
    body += " /FT /Btn /Ff " + std::to_string(kRadioFlag) + " /V /" +
            (field.values.empty() ? std::string(kOff) : field.values.front());
  }
  file_.set(parent, body + "\n");
  return parent;
}

}  // namespace handouts
