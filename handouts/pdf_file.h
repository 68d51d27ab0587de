// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct _HPDF_Doc_Rec;
struct _HPDF_Dict_Rec;

namespace handouts {

/// "12 0 R": how one object names another.
std::string reference(int number);

/// The objects of one PDF file, written by libharu's object layer: it numbers them and writes the file's structure;
/// what stands in a dictionary is ours. Its own text and font functions are left alone: they drop marks and kerning,
/// and are fifty times slower.
///
/// Bodies are the entries between << and >>. Used once: add, set, save.
class PdfFile {
 public:
  PdfFile();
  ~PdfFile();
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  /// The new object's number.
  int add_dictionary(std::string body);
  /// A number for a dictionary whose body is told later: objects that name each other need it.
  int reserve();
  void set(int number, std::string body);
  /// `data` is as the filter named in `body` wants it.
  int add_stream(std::string body, std::string_view data);

  int root_pages() const;
  void set_root_pages(std::string body) { root_pages_ = std::move(body); }
  void set_catalog(std::string body) { catalog_ = std::move(body); }
  void set_info(std::string body) { info_ = std::move(body); }

  /// The file, whose /ID is a hash of all that was added: the same objects are the same bytes. Throws Error(Pdf).
  std::string save();

 private:
  struct Hash {
    std::uint64_t low = 0xcbf29ce484222325U;
    std::uint64_t high = 0x84222325cbf29ce4U;
    void add(std::string_view text);
    std::string hex() const;
  };
  void write_body(_HPDF_Dict_Rec* dictionary, const std::string& body);
  void require_no_error() const;

  unsigned long first_error_ = 0;
  std::unique_ptr<_HPDF_Doc_Rec, void (*)(_HPDF_Doc_Rec*)> document_;
  std::map<int, std::string*> reserved_;
  std::deque<std::string> bodies_;  ///< a deque, because the library keeps pointers to them until the file is saved
  std::string root_pages_;
  std::string catalog_;
  std::string info_;
  std::string trailer_;
  Hash hash_;
};

}  // namespace handouts
