// SPDX-License-Identifier: MIT
#include "handouts/form_reader.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include <pthread.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "forms/validation.h"
#include "handouts/error.h"
#include "handouts/normalization.h"
#include "handouts/pdf_form.h"
#include "handouts/pdf_size_guard.h"

namespace handouts {
namespace {

/// A field flag (ISO 32000-1, table 226).
constexpr int kPushFlag = 1 << 16;
/// "Applications shall accept a header anywhere in the first 1024 bytes" (ISO 32000-1, annex H.3).
constexpr std::size_t kHeaderWithin = 1024;
constexpr int kDeepestField = 20;
constexpr std::size_t kMostFields = 5000;
/// The library calls itself for each object whose length another object tells; is_modest bounds how often. Such an
/// object takes fifty bytes of the file and a few thousand of the stack.
constexpr std::size_t kLeastStack = std::size_t{2} << 20U;
constexpr std::size_t kStackForAByte = 256;
constexpr std::size_t kMostStack = std::size_t{256} << 20U;

[[noreturn]] void refuse(const std::string& pattern, std::vector<std::string> values = {}) {
  throw Error(Error::Kind::Form, "the form", pattern, std::move(values));
}

[[noreturn]] void refuse_damaged() {
  refuse("This form is damaged and cannot be read. Ask for it to be saved and sent again.");
}

[[noreturn]] void refuse_protected() {
  refuse("This form is protected by a password. Open it, save a copy without the password, and bring that.");
}

/// Valid UTF-8 with nothing in it that is neither text nor layout.
std::string checked(std::string text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') result += '\n';
      continue;
    }
    if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') refuse_damaged();
    result += c;
  }
  if (forms::find_invalid_utf8(result)) refuse_damaged();
  return to_nfc(result);
}

/// Whether text behind the marks FE FF or FF FE has no half of a character, which the library would leave out.
bool is_whole_utf16(std::string_view bytes) {
  if (!bytes.starts_with("\xFE\xFF") && !bytes.starts_with("\xFF\xFE")) return true;
  const std::size_t high = bytes.front() == '\xFE' ? 0 : 1;
  bool awaits_second = false;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const unsigned kind = static_cast<unsigned char>(bytes[i + high]) & 0xFCU;
    if (awaits_second != (kind == 0xDC)) return false;
    awaits_second = kind == 0xD8;
  }
  return !awaits_second && bytes.size() % 2 == 0;
}

std::string text_of(QPDFObjectHandle string) {
  if (!is_whole_utf16(string.getStringValue())) refuse_damaged();
  return checked(string.getUTF8Value());
}

std::string name_of(QPDFObjectHandle name) {
  return checked(name.getName().substr(1));
}

// The library's handles are passed by value and not const: looking into one may read it from the file.

/// What a field has from those above it (ISO 32000-1, 12.7.3.1).
struct Inherited {
  std::string name;
  QPDFObjectHandle type = QPDFObjectHandle::newNull();
  QPDFObjectHandle flags = QPDFObjectHandle::newNull();
  QPDFObjectHandle value = QPDFObjectHandle::newNull();
  QPDFObjectHandle options = QPDFObjectHandle::newNull();
};

/// Walks the tree of fields.
class Walker {
 public:
  void walk(QPDFObjectHandle fields) {
    for (int i = 0; i < fields.getArrayNItems(); ++i) visit(fields.getArrayItem(i), {}, 0);
  }
  FormValues take() { return std::move(values_); }

 private:
  void visit(QPDFObjectHandle field, Inherited inherited, int depth);
  void add(QPDFObjectHandle field, Inherited inherited, const std::string& parent);
  void add_button(QPDFObjectHandle field, Inherited inherited, const std::string& parent);
  void add_choice(Inherited inherited);

  std::set<QPDFObjGen> seen_;
  std::set<std::string> names_;
  std::size_t count_ = 0;
  FormValues values_;
};

void inherit(QPDFObjectHandle& from_above, QPDFObjectHandle field, const std::string& key) {
  if (field.hasKey(key)) from_above = field.getKey(key);
}

void Walker::visit(QPDFObjectHandle field, Inherited inherited, int depth) {
  const bool is_new = !field.isIndirect() || seen_.insert(field.getObjGen()).second;
  if (!field.isDictionary() || !is_new || depth > kDeepestField || ++count_ > kMostFields) refuse_damaged();
  const auto parent = inherited.name;
  if (auto title = field.getKey("/T"); title.isString()) {
    if (!inherited.name.empty()) inherited.name += ".";
    inherited.name += text_of(title);
  }
  inherit(inherited.type, field, "/FT");
  inherit(inherited.flags, field, "/Ff");
  inherit(inherited.value, field, "/V");
  inherit(inherited.options, field, "/Opt");
  auto kids = field.getKey("/Kids");
  bool has_fields = false;
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i) {
    auto kid = kids.getArrayItem(i);
    if (!kid.isDictionary()) refuse_damaged();
    // Kids without a name of their own are places of this field on the page.
    if (!kid.hasKey("/T")) continue;
    visit(kid, inherited, depth + 1);
    has_fields = true;
  }
  if (!has_fields) add(field, inherited, parent);
}

void Walker::add(QPDFObjectHandle field, Inherited inherited, const std::string& parent) {
  if (inherited.name.empty())
    refuse("This form has a field without a name, so nobody can tell what was asked. Use a form made by this program.");
  // Two answers under one name: nobody could tell which is meant.
  if (!inherited.type.isName() || !names_.insert(inherited.name).second) refuse_damaged();
  const auto type = inherited.type.getName();
  if (type == "/Btn") return add_button(field, inherited, parent);
  if (type == "/Ch") return add_choice(inherited);
  if (type != "/Tx") return;
  auto& values = values_[inherited.name];
  if (inherited.value.isNull()) return;
  if (!inherited.value.isString()) refuse_damaged();
  if (auto text = text_of(inherited.value); !text.empty()) values = {std::move(text)};
}

/// A state named by its number among export values stands for the value (ISO 32000-1, table 227).
std::string export_value(const std::string& state, QPDFObjectHandle options) {
  int index = -1;
  const auto [end, problem] = std::from_chars(state.data(), state.data() + state.size(), index);
  const bool is_number = problem == std::errc() && end == state.data() + state.size();
  if (!is_number || !options.isArray() || index < 0 || index >= options.getArrayNItems()) return state;
  auto option = options.getArrayItem(index);
  return option.isString() ? text_of(option) : state;
}

bool has_state(QPDFObjectHandle field, const std::string& state) {
  auto appearances = field.getKey("/AP");
  if (!appearances.isDictionary()) return false;
  auto normal = appearances.getKey("/N");
  return normal.isDictionary() && normal.hasKey("/" + state);
}

void Walker::add_button(QPDFObjectHandle field, Inherited inherited, const std::string& parent) {
  const int flags = inherited.flags.isInteger() ? inherited.flags.getIntValueAsInt() : 0;
  if ((flags & kPushFlag) != 0) return;
  // A box of several is called by its code, and so is its state.
  const auto own = inherited.name.substr(parent.empty() ? 0 : std::min(parent.size() + 1, inherited.name.size()));
  const bool is_one_of_several = (flags & kRadioFlag) == 0 && !parent.empty() && has_state(field, own);
  auto& values = values_[is_one_of_several ? parent : inherited.name];
  if (inherited.value.isNull()) return;
  if (!inherited.value.isName() && !inherited.value.isString()) refuse_damaged();
  const auto state = inherited.value.isName() ? name_of(inherited.value) : text_of(inherited.value);
  if (state.empty() || state == kOff) return;
  values.push_back(export_value(state, inherited.options));
}

/// The code of an option, also where a viewer wrote the words it shows for it.
std::string code_for(const std::string& value, QPDFObjectHandle options) {
  std::optional<std::string> shown;
  for (int i = 0; options.isArray() && i < options.getArrayNItems(); ++i) {
    auto option = options.getArrayItem(i);
    if (!option.isArray() || option.getArrayNItems() != 2) continue;
    auto code = option.getArrayItem(0);
    auto words = option.getArrayItem(1);
    if (!code.isString() || !words.isString()) continue;
    if (text_of(code) == value) return value;
    if (!shown && text_of(words) == value) shown = text_of(code);
  }
  return shown.value_or(value);
}

void Walker::add_choice(Inherited inherited) {
  auto& values = values_[inherited.name];
  const auto add = [&](QPDFObjectHandle value) {
    if (!value.isString()) refuse_damaged();
    if (auto text = text_of(value); !text.empty()) values.push_back(code_for(text, inherited.options));
  };
  if (inherited.value.isNull()) return;
  if (!inherited.value.isArray()) return add(inherited.value);
  for (int i = 0; i < inherited.value.getArrayNItems(); ++i) add(inherited.value.getArrayItem(i));
}

FilledForm read_with(QPDF& pdf, std::string_view bytes) {
  const auto silent = QPDFLogger::create();
  silent->setWarn(silent->discard());
  silent->setError(silent->discard());
  silent->setInfo(silent->discard());
  pdf.setLogger(silent);
  pdf.setSuppressWarnings(true);
  // What is mended by guessing is not what was filled in.
  pdf.setAttemptRecovery(false);
  pdf.processMemoryFile("form", bytes.data(), bytes.size());
  if (pdf.isEncrypted()) refuse_protected();
  auto root = pdf.getRoot();
  auto form = root.getKey("/AcroForm");
  if (!form.isDictionary() || !form.getKey("/Fields").isArray() || form.getKey("/Fields").getArrayNItems() == 0)
    refuse("This PDF has no form in it. It may be a scan or a print: enter the answers by hand.");
  FilledForm filled;
  Walker walker;
  walker.walk(form.getKey("/Fields"));
  filled.values = walker.take();
  auto mark = root.getKey("/" + std::string(kFormMarkKey));
  if (mark.isString()) filled.mark = text_of(mark);
  // The library reads on over an object that is broken, as if it were not there.
  if (pdf.anyWarnings()) refuse_damaged();
  return filled;
}

FilledForm read_and_translate(std::string_view bytes) {
  try {
    QPDF pdf;
    return read_with(pdf, bytes);
  } catch (const Error&) {
    throw;
  } catch (const QPDFExc& problem) {
    if (problem.getErrorCode() == qpdf_e_password) refuse_protected();
    refuse_damaged();
  } catch (const std::exception&) {
    // The library says with std::logic_error and std::runtime_error, too, that a file is not as it should be.
    refuse_damaged();
  }
}

/// Runs `act` on a thread with a stack that no file of this size can use up.
void run_on_deep_stack(std::size_t file_size, const std::function<void()>& act) {
  struct Call {
    const std::function<void()>& act;
    std::exception_ptr problem;
  } call{act, nullptr};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, std::min(kLeastStack + file_size * kStackForAByte, kMostStack));
  pthread_t thread{};
  const auto run = [](void* context) -> void* {
    auto& own = *static_cast<Call*>(context);
    try {
      own.act();
    } catch (...) {
      own.problem = std::current_exception();
    }
    return nullptr;
  };
  const int failure = pthread_create(&thread, &attributes, run, &call);
  pthread_attr_destroy(&attributes);
  if (failure != 0) refuse("There is not enough memory to read this form. Close other programs and try again.");
  pthread_join(thread, nullptr);
  if (call.problem) std::rethrow_exception(call.problem);
}

}  // namespace

FilledForm read_form(std::string_view pdf) {
  if (pdf.substr(0, kHeaderWithin).find("%PDF-") == std::string_view::npos)
    refuse("This is not a PDF. Choose the file that was filled in and saved.");
  if (pdf.size() > kLargestForm)
    refuse(
        "This PDF is larger than {1} MB, more than a filled form can be. Choose the form as it was saved, without "
        "anything added.",
        {std::to_string(kLargestForm / 1'000'000)});
  if (!is_modest(pdf))
    refuse("This PDF unpacks to more than a filled form can be. Ask for it to be saved and sent again.");
  FilledForm filled;
  run_on_deep_stack(pdf.size(), [&] { filled = read_and_translate(pdf); });
  return filled;
}

}  // namespace handouts
