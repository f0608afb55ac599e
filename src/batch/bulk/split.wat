;; Splits plain rows of a list into cells, sixteen bytes at a time. V8 has no quick way to do so from JavaScript.
;;
;; The memory begins with a table of 256 bytes, 1 for those with which no plain cell begins. A record of a row is the
;; position before its first cell and the position at which each of its cells ends.
(module
  (import "host" "memory" (memory 1))

  ;; Splits the rows between two positions, until one is not plain: it has a quote or a lone carriage return, more or fewer
  ;; cells than the list has columns, or a cell that begins with a byte of the table. A line feed must stand at $to, and
  ;; none of the signs that are looked for in the sixteen bytes behind.
  ;; $records: where the first record goes; $last: where the last may.
  ;; Gives how many rows it split. Behind their records stands the position before the row that comes next.
  (func (export "split")
    (param $from i32) (param $to i32) (param $records i32) (param $last i32) (param $width i32) (param $delimiter i32)
    (result i32)
    (local $record i32) (local $size i32)
    (local $cell i32) (local $lastCell i32)
    (local $at i32) (local $start i32) (local $next i32)
    (local $position i32) (local $byte i32)
    (local $signs i32) (local $bytes v128) (local $delimiters v128)
    (local.set $delimiters (i8x16.splat (local.get $delimiter)))
    (local.set $size (i32.shl (i32.add (local.get $width) (i32.const 1)) (i32.const 2)))
    (local.set $record (local.get $records))
    (local.set $start (local.get $from))
    (i32.store (local.get $record) (i32.sub (local.get $start) (i32.const 1)))
    (local.set $cell (i32.add (local.get $record) (i32.const 4)))
    (local.set $lastCell (i32.add (local.get $record) (i32.shl (local.get $width) (i32.const 2))))
    (local.set $at (local.get $from))
    (block $done
      (loop $blocks
        (br_if $done (i32.gt_u (local.get $at) (local.get $to)))
        (local.set $bytes (v128.load align=1 (local.get $at)))
        (local.set $signs
          (i8x16.bitmask
            (v128.or
              (v128.or
                (i8x16.eq (local.get $bytes) (local.get $delimiters))
                (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x0a))))
              (v128.or
                (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x0d)))
                (i8x16.eq (local.get $bytes) (i8x16.splat (i32.const 0x22)))))))
        (block $noMore
          (loop $each
            (br_if $noMore (i32.eqz (local.get $signs)))
            (local.set $position (i32.add (local.get $at) (i32.ctz (local.get $signs))))
            (local.set $signs (i32.and (local.get $signs) (i32.sub (local.get $signs) (i32.const 1))))
            ;; A line feed behind a carriage return belongs to the row before.
            (br_if $each (i32.lt_u (local.get $position) (local.get $start)))
            (local.set $byte (i32.load8_u (local.get $position)))
            (if (i32.ne (local.get $cell) (local.get $lastCell))
              (then
                (br_if $done (i32.ne (local.get $byte) (local.get $delimiter)))
                (br_if $done (i32.load8_u (i32.load8_u offset=1 (local.get $position))))
                (i32.store (local.get $cell) (local.get $position))
                (local.set $cell (i32.add (local.get $cell) (i32.const 4))))
              (else
                (local.set $next (i32.add (local.get $position) (i32.const 1)))
                (if (i32.eq (local.get $byte) (i32.const 0x0d))
                  (then
                    (local.set $byte (i32.load8_u (local.get $next)))
                    (local.set $next (i32.add (local.get $next) (i32.const 1)))))
                (br_if $done (i32.ne (local.get $byte) (i32.const 0x0a)))
                ;; An empty line, which is as long as its line end.
                (br_if $done (i32.eq (local.get $position) (local.get $start)))
                (br_if $done (i32.load8_u (i32.load8_u (local.get $start))))
                (i32.store (local.get $cell) (local.get $position))
                (local.set $record (i32.add (local.get $record) (local.get $size)))
                (local.set $start (local.get $next))
                (i32.store (local.get $record) (i32.sub (local.get $start) (i32.const 1)))
                (br_if $done (i32.gt_u (local.get $record) (local.get $last)))
                (local.set $cell (i32.add (local.get $record) (i32.const 4)))
                (local.set $lastCell (i32.add (local.get $lastCell) (local.get $size)))))
            (br $each)))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $blocks)))
    (i32.div_u (i32.sub (local.get $record) (local.get $records)) (local.get $size))))
