/** All library models, sorted by id. One line each: to add a library, write its file and its example and list it here. */
import { axios } from "./axios.js";
import { express } from "./express.js";
import { fetchApi } from "./fetch.js";
import type { LibraryModel } from "./library-model.js";
import { nestjs } from "./nestjs.js";

export const libraries: readonly LibraryModel[] = [axios, express, fetchApi, nestjs];
