// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/page.h"
#include "handouts/pdf_file.h"

namespace handouts {

/// The pictures of one file. Each is in it once, however often and on however many pages it stands.
class PdfImages {
 public:
  explicit PdfImages(const Pages& pages);

  /// The name of a picture that is on the pages, without its slash.
  std::string name(const PlacedImage& placed) const;
  /// Writes the pictures and returns the entries of the pages' resources: nothing when there are none.
  std::string write(PdfFile& file) const;

 private:
  std::vector<const Image*> images_;  ///< in the order of their first use
};

}  // namespace handouts
