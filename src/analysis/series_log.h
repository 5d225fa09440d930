#pragma once
/// The values of many series as they come, in any order, and then the values of each. It reads no text and analyses
/// nothing.
/// memory  a value takes 12 bytes, 8 more each with an order, a denominator and a target, and 4 once series are told
///         apart. A series takes its name and about 100 bytes.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace qi::analysis {

/// Numbers names as they come, from 0.
class SeriesNames {
 public:
  /// The number of a name, a new one where it was not there before. A name that followed the one before it once is
  /// tried first: files come series by series, or date by date with their series in the same order.
  std::uint32_t number_of(std::string_view name);
  std::size_t size() const { return names_.size(); }
  std::string_view name(std::size_t number) const { return names_[number]; }

 private:
  std::uint32_t find_or_add(std::string_view name);

  /// Names lie one behind the other as they came first, so that going through them in that order waits for no memory.
  std::pmr::monotonic_buffer_resource texts_;
  std::vector<std::string_view> names_;
  std::vector<std::uint32_t> after_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::uint32_t last_ = 0;
};

/// A list that grows without ever moving, so that it never needs its memory twice.
template <class T>
class LongList {
 public:
  void add(T value) {
    if (size_ % kPiece == 0) pieces_.push_back(std::make_unique_for_overwrite<T[]>(kPiece));
    pieces_.back()[size_++ % kPiece] = value;
  }
  T operator[](std::size_t index) const { return pieces_[index / kPiece][index % kPiece]; }
  std::size_t size() const { return size_; }
  void clear() {
    pieces_.clear();
    size_ = 0;
  }

 private:
  static constexpr std::size_t kPiece = 65'536;
  std::vector<std::unique_ptr<T[]>> pieces_;
  std::size_t size_ = 0;
};

/// One value of a series. Not-a-number where it is missing, or where there is no such column.
struct LoggedValue {
  double order = 0;
  double value = 0;
  double denominator = 0;
  double target = 0;
};

struct LoggedColumns {
  enum class Kept { no, yes };
  Kept order = Kept::no;
  Kept denominator = Kept::no;
  Kept target = Kept::no;
};

/// What becomes of values of one series with the same order.
enum class Repeats {
  are_kept,      ///< as they came: several events of one day
  are_left_out,  ///< all but the first: a month has one figure
};

class SeriesLog {
 public:
  explicit SeriesLog(LoggedColumns columns) : columns_(columns) {}

  /// At most `kMostValues`.
  void add(std::uint32_t series, const LoggedValue& value);
  std::size_t size() const { return values_.size(); }

  /// Call once, after the last value. `series` is how many there are.
  void tell_apart(std::size_t series);
  std::size_t count(std::size_t series) const { return begins_[series + 1] - begins_[series]; }
  /// A value that was left out, and the one that has its order already. Places are counted from 0 as values came.
  struct Repeated {
    std::uint32_t place = 0;
    std::uint32_t first = 0;
  };
  /// The values of one series: by `order` where that is kept, those of the same order as they came; else as they came.
  /// Columns that are not kept stay empty. May be called for different series at once.
  struct Column {
    std::vector<double> orders, values, denominators, targets;
    std::vector<Repeated> left_out;  ///< by order
  };
  void gather(std::size_t series, Repeats repeats, Column& into) const;

  static constexpr std::size_t kMostValues = 4'294'967'295;  // places are told in 32 bits

 private:
  LoggedColumns columns_;
  LongList<std::uint32_t> series_;
  LongList<double> orders_, values_, denominators_, targets_;
  std::vector<std::size_t> begins_;    ///< of each series in `places_`, and the end
  std::vector<std::uint32_t> places_;  ///< in the lists, series by series
};

}  // namespace qi::analysis
