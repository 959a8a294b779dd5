// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every way of tampering is found and named, and not by accident.
