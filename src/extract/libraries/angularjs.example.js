(function (angular) {
  "use strict";
  var shop = angular.module("shop", []);

  shop.controller("cartform", function ($scope, $http, currentUser) {
    $scope.load = function () {
      $http({ url: "/api/cart/" + currentUser.id, method: "GET" }).then(function (response) { // => calls GET /api/cart/{id}
        $scope.cart = response.data;
      });
    };
    $http.post("/api/cart", { sku: $scope.sku }).then($scope.load); // => calls POST /api/cart
    $scope.get("/api/none");
  });

  shop.factory("Orders", ["$resource", function ($resource) {
    return $resource("/api/orders/:id");
  }]);

  shop.service("users", function ($http) {
    this.http = $http;
    this.find = function (id) {
      return $http.get("/api/users/" + id); // => calls GET /api/users/{id}
    };
  });
})(window.angular);
